'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Alert } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import type { Result } from '@/lib/core/result'
import { formMessage, type Messages } from './message-for'

type BesideFormProps<Data> = {
  action: (previous: Result<Data> | null, form: FormData) => Promise<Result<Data>>
  messages: Messages
  /** The id of the form whose fields it takes along, as typed so far. */
  of: string
  /** What it sends before JavaScript; null when it can do nothing without: then it waits to be shown. */
  fields: Readonly<Record<string, string>> | null
  pending: string
  variant?: 'primary' | 'ghost' | 'quiet' | 'danger'
  size?: 'sm' | 'md' | 'lg'
  children: ReactNode
}

/**
 * One button that does something else with a form than sending it. A form of its own, so that Enter in a field of the
 * other one still sends that.
 */
export function BesideForm<Data>(props: BesideFormProps<Data>) {
  const { action, messages, of, fields, pending: words, variant, size, children } = props
  const [state, run, pending] = useActionState<Result<Data> | null, FormData>(action, null)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!fields && !ready) return null

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    const other = document.getElementById(of)
    if (other instanceof HTMLFormElement) {
      for (const [name, value] of new FormData(other)) {
        if (typeof value === 'string' && !name.startsWith('$')) data.set(name, value)
      }
    }
    startTransition(() => run(data))
  }
  const refusal = state && !state.ok ? state : null
  const code = refusal ? (Object.values(refusal.fields ?? {})[0] ?? refusal.code) : null
  return (
    <form action={run} onSubmit={submit} className="grid justify-items-start gap-2" noValidate>
      {code ? <Alert tone="error">{formMessage(messages, code, refusal?.params)}</Alert> : null}
      {Object.entries(fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={buttonClass({ variant, size })} aria-disabled={pending || undefined}>
        {pending ? <Icon name="loader-circle" className="spin" /> : null}
        <span aria-live="polite">{pending ? words : children}</span>
      </button>
    </form>
  )
}
