'use client'

import { useRef, useState, useSyncExternalStore } from 'react'
import { FieldError } from '@/components/forms/field-frame'
import { useField, useForm } from '@/components/forms/form-context'
import { formMessage } from '@/components/forms/message-for'
import { Icon } from '@/components/ui/icon'
import { UPLOADS, type UploadKind } from '@/lib/files/domain/kinds'
import { PhotoTile } from './photo-tile'
import { useLateSubmit } from './use-late-submit'
import { isSending, type Upload, useUploads } from './use-uploads'
import type { PhotoWords } from './words'

type PhotoPickerProps = {
  name: string
  kind: UploadKind
  label: string
  hint: string
  max: number
  defaultValue?: string | undefined
  words: PhotoWords
  withoutScript: string
}

const PICTURES = 'image/jpeg,image/png,image/webp'
const never = () => () => undefined

const idsOf = (value: string | undefined) => (value ?? '').split(',').filter(id => /^[0-9a-f-]{36}$/.test(id))

type RefusedProps = {
  uploads: readonly Upload[]
  nameOf: (upload: Upload) => string
  why: (upload: Upload) => string | null
  words: PhotoWords
  onAgain: (upload: Upload) => void
}

/** Why some of them were not taken; what only the line broke off can be sent again. */
function Refused({ uploads, nameOf, why, words, onAgain }: RefusedProps) {
  const refused = uploads.filter(({ code }) => code !== null)
  if (refused.length === 0) return null
  return (
    <ul className="grid gap-1" role="alert">
      {refused.map(upload => (
        <li key={upload.key} className="field-error flex-wrap">
          <Icon name="circle-alert" />
          <span>
            {nameOf(upload)}. {why(upload)}
          </span>
          {upload.code === 'offline' ? (
            <button type="button" className="link py-2" onClick={() => onAgain(upload)}>
              {words.again.replace('{name}', nameOf(upload))}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** A field of photos. Its hidden input carries the ids, and what was typed around it is never touched. */
export function PhotoPicker(props: PhotoPickerProps) {
  const { name, kind, label, hint, max, defaultValue, words, withoutScript } = props
  const { id, error, typed, describe } = useField(name, true)
  const { messages } = useForm()
  const [said, setSaid] = useState('')
  const [tooMany, setTooMany] = useState(false)
  const hidden = useRef<HTMLInputElement>(null)
  const adder = useRef<HTMLInputElement>(null)
  // Uploading needs JavaScript, so its button appears only with it.
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const nameOf = (upload: Upload) => {
    const number = String(uploads.findIndex(({ key }) => key === upload.key) + 1)
    return words[upload.file?.type === 'application/pdf' ? 'document' : 'photo'].replace('{number}', number)
  }
  const say = (sentence: string, upload: Upload) => setSaid(sentence.replace('{name}', nameOf(upload)))
  const { uploads, add, again, remove } = useUploads(kind, idsOf(typed ?? defaultValue), upload =>
    say(words.sent, upload),
  )
  const busy = uploads.some(isSending)
  const waiting = useLateSubmit(
    hidden,
    busy,
    uploads.some(({ code }) => code !== null),
  )
  const room = max - uploads.length

  function choose(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])]
    // The same photo may be chosen again after it was removed.
    input.value = ''
    setTooMany(files.length > room)
    add(files.slice(0, room))
  }

  const why = ({ code, params }: Upload) =>
    code === null ? null : code === 'offline' ? words.offline : formMessage(messages, code, params)
  const fault = error ?? (tooMany ? formMessage(messages, 'files.too_many') : undefined)

  return (
    <fieldset className="field min-w-0">
      <legend className="label mb-2">{label}</legend>
      <input
        ref={hidden}
        type="hidden"
        name={name}
        value={uploads.flatMap(upload => upload.id ?? []).join(',')}
      />
      {uploads.length > 0 ? (
        <ul className="photo-row">
          {uploads.map(upload => (
            <PhotoTile
              key={upload.key}
              upload={upload}
              name={nameOf(upload)}
              words={words}
              onRemove={() => {
                say(words.removed, upload)
                setTooMany(false)
                remove(upload)
                // The button that was pressed is gone: the next thing to do is at hand.
                requestAnimationFrame(() => adder.current?.focus())
              }}
            />
          ))}
        </ul>
      ) : null}
      <Refused uploads={uploads} nameOf={nameOf} why={why} words={words} onAgain={again} />
      {alive && room > 0 ? (
        <label className="btn btn-ghost photo-add">
          <Icon name="camera" />
          {words.add}
          <input
            ref={adder}
            id={id}
            type="file"
            className="sr-only"
            accept={UPLOADS[kind].pdf ? `${PICTURES},application/pdf` : PICTURES}
            multiple={max > 1}
            onChange={event => choose(event.currentTarget)}
            {...describe}
            aria-describedby={`${id}-hint${fault ? ` ${id}-error` : ''}`}
          />
        </label>
      ) : null}
      <noscript>
        <p className="hint">{withoutScript}</p>
      </noscript>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      <FieldError id={id} error={fault} />
      {waiting ? <p className="text-muted">{words.waiting}</p> : null}
      <p className="sr-only" role="status">
        {waiting ? words.waiting : said}
      </p>
    </fieldset>
  )
}
