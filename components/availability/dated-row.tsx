import type { ReactNode } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { FormError } from '@/components/forms/form-error'
import type { Messages } from '@/components/forms/message-for'
import { SubmitButton } from '@/components/forms/submit-button'
import type { removeException } from '@/lib/availability/actions'

type DatedRowProps = {
  id: number
  action: typeof removeException
  messages: Messages
  /** Said with the button, so that it names its row aloud. */
  label: string
  words: { remove: string; pending: string }
  children: ReactNode
}

/** One line of a list with its own small form to take it back. */
export function DatedRow({ id, action, messages, label, words, children }: DatedRowProps) {
  return (
    <li className="rule py-2">
      <ActionForm action={action} messages={messages} className="grid gap-2">
        <FormError />
        <input type="hidden" name="id" value={id} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="min-w-0">{children}</span>
          <SubmitButton pending={words.pending} variant="quiet" size="sm">
            {words.remove} <span className="sr-only">{label}</span>
          </SubmitButton>
        </div>
      </ActionForm>
    </li>
  )
}
