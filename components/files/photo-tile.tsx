'use client'

import { Icon } from '@/components/ui/icon'
import { isSending, type Upload } from './use-uploads'
import type { PhotoWords } from './words'

type PhotoTileProps = {
  upload: Upload
  name: string
  /** Why it was refused, in words. */
  why: string | null
  words: PhotoWords
  onAgain: () => void
  onRemove: () => void
}

/** One photo of a field: how it looks, how far it is, and the way to take it out again. */
export function PhotoTile({ upload, name, why, words, onAgain, onRemove }: PhotoTileProps) {
  const sending = isSending(upload)
  const state = sending ? 'sending' : upload.code ? 'failed' : 'done'
  const source = upload.preview ?? (upload.id && !upload.file ? `/api/files/${upload.id}?w=480` : null)
  return (
    <li className="photo-tile">
      <span className="photo-face" data-state={state}>
        {source ? <img src={source} alt={name} /> : <Icon name="file-text" label={name} />}
      </span>
      <button
        type="button"
        className="photo-remove"
        aria-label={words.remove.replace('{name}', name)}
        onClick={onRemove}
      >
        <Icon name="x" />
      </button>
      {sending ? (
        <progress
          className="photo-bar"
          max={100}
          value={upload.percent}
          aria-label={words.sending.replace('{name}', name)}
        />
      ) : null}
      {why ? <p className="field-error">{why}</p> : null}
      {upload.code === 'offline' ? (
        <button
          type="button"
          className="link w-fit py-2"
          aria-label={words.again.replace('{name}', name)}
          onClick={onAgain}
        >
          {words.again.replace(/\s*:.*$/, '')}
        </button>
      ) : null}
    </li>
  )
}
