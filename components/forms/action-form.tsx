'use client'

import { type ReactNode, startTransition, useActionState, useEffect, useMemo, useRef } from 'react'
import type { Result } from '@/lib/core/result'
import { FormContext } from './form-context'
import type { Messages } from './message-for'

type ActionFormProps<Data> = {
  action: (previous: Result<Data> | null, form: FormData) => Promise<Result<Data>>
  /** From `errorMessages(locale, …)`. */
  messages: Messages
  children: ReactNode
  /** Stands in place of the form once the action has said yes. Leave out when the action redirects. */
  success?: ReactNode
  /** Says yes above the form, which stays for another go. */
  notice?: ReactNode
  className?: string
  id?: string
}

/** After a refusal the person lands where the fault is: the first field refused, else the message. */
function focusFault(form: HTMLFormElement): void {
  const fault =
    form.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    form.querySelector<HTMLElement>('[data-form-error]')
  fault?.focus()
}

/**
 * A form for a server action. Without JavaScript the browser posts it and the page comes back with the same
 * state; with it, nothing that was typed is lost, not even a password, because the form is never reset.
 */
export function ActionForm<Data>({
  action,
  messages,
  children,
  success,
  notice,
  className = 'stack',
  id,
}: ActionFormProps<Data>) {
  const [state, submit, pending] = useActionState<Result<Data> | null, FormData>(action, null)
  const form = useRef<HTMLFormElement>(null)
  const refusal = state && !state.ok ? state : null

  useEffect(() => {
    if (refusal && form.current) focusFault(form.current)
  }, [refusal])

  const context = useMemo(() => ({ refusal, pending, messages }), [refusal, pending, messages])

  if (state?.ok && success !== undefined) return success
  return (
    <FormContext value={context}>
      <form
        ref={form}
        id={id}
        className={className}
        action={submit}
        noValidate
        aria-busy={pending || undefined}
        onSubmit={event => {
          event.preventDefault()
          if (pending) return
          const { submitter } = event.nativeEvent as SubmitEvent
          const data = new FormData(event.currentTarget, submitter)
          startTransition(() => submit(data))
        }}
      >
        {state?.ok ? notice : null}
        {children}
      </form>
    </FormContext>
  )
}
