'use client'

import { useEffect, useId, useState } from 'react'
import { FieldError } from '@/components/forms/field-frame'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { MOST_FILE_BYTES } from '@/lib/files/domain/kinds'

const TAKEN = 'image/jpeg,image/png,image/webp,application/pdf'

type DocumentFormProps = {
  action: string
  name: string
  hint: string
  send: string
  pending: string
  tooLarge: string
  fault: string | undefined
}

/**
 * Sends one document in a form's own post, which brings the page back with the answer: it needs no JavaScript. With it,
 * what is too large is said before it travels.
 */
export function DocumentForm({ action, name, hint, send, pending, tooLarge, fault }: DocumentFormProps) {
  const id = useId()
  const [sending, setSending] = useState(false)
  const [isTooLarge, setTooLarge] = useState(false)
  const error = isTooLarge ? tooLarge : fault
  // Who comes back to the page by the browser's own button may send again.
  useEffect(() => {
    const again = () => setSending(false)
    addEventListener('pageshow', again)
    return () => removeEventListener('pageshow', again)
  }, [])
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      className="grid gap-3"
      aria-busy={sending || undefined}
      onSubmit={event => {
        if (sending || isTooLarge) event.preventDefault()
        else setSending(true)
      }}
    >
      <div className="field">
        <label htmlFor={id} className="label">
          {name}
        </label>
        <Input
          id={id}
          type="file"
          name="file"
          accept={TAKEN}
          required
          aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}
          aria-invalid={error ? true : undefined}
          onChange={event =>
            setTooLarge([...(event.currentTarget.files ?? [])].some(file => file.size > MOST_FILE_BYTES))
          }
        />
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
        <div role="alert">
          <FieldError id={id} error={error} />
        </div>
      </div>
      <div>
        <Button type="submit" variant="ghost" aria-disabled={sending || undefined}>
          {sending ? pending : send}
        </Button>
      </div>
    </form>
  )
}
