'use client'

import { Icon } from '@/components/ui/icon'
import { isSending, type Upload } from './use-uploads'
import type { PhotoWords } from './words'

type PhotoTileProps = {
  upload: Upload
  name: string
  words: PhotoWords
  onRemove: () => void
}

/** One photo of a field: how it looks, how far it is, and the way to take it out again. */
export function PhotoTile({ upload, name, words, onRemove }: PhotoTileProps) {
  const sending = isSending(upload)
  const state = sending ? 'sending' : upload.code ? 'failed' : 'done'
  const stored = upload.id && !upload.file ? `/api/files/${upload.id}?w=480` : null
  // What was refused may be no picture at all.
  const source = upload.code ? null : (upload.preview ?? stored)
  return (
    <li className="photo-tile">
      <span className="photo-face" data-state={state}>
        {source ? (
          <img src={source} alt={name} />
        ) : (
          <Icon name={upload.code ? 'circle-alert' : 'file-text'} label={name} />
        )}
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
    </li>
  )
}
