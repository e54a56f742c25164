import type { ReactNode } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { FormError } from '@/components/forms/form-error'
import type { Messages } from '@/components/forms/message-for'
import { SubmitButton } from '@/components/forms/submit-button'
import type { Result } from '@/lib/core/result'

type StepFormProps = {
  action: (previous: Result<{ done: boolean }> | null, form: FormData) => Promise<Result<{ done: boolean }>>
  messages: Messages
  /** What the step is about: ids and the version the page shows. */
  hidden: Readonly<Record<string, string | number>>
  /** False when it is not possible any more: the words of a refusal still have their place. */
  possible: boolean
  label: string
  pending: string
  variant?: 'primary' | 'ghost' | 'quiet' | 'danger'
  /** Asked for once more behind this line; without it the button stands open. */
  folded?: boolean
  children?: ReactNode
}

/** One step as a form of its own. What cannot be taken back is folded, so that it takes two taps. */
export function StepForm(props: StepFormProps) {
  const { action, messages, hidden, possible, label, pending, variant = 'primary', folded, children } = props
  const fields = possible ? (
    <div className={folded ? 'stack mt-3' : 'stack'}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <SubmitButton pending={pending} variant={variant} full>
        {label}
      </SubmitButton>
    </div>
  ) : null
  return (
    <ActionForm action={action} messages={messages} className="grid gap-3 empty:hidden">
      <FormError />
      {fields && folded ? (
        <details>
          <summary className="link cursor-pointer py-2">{label}</summary>
          {fields}
        </details>
      ) : (
        fields
      )}
    </ActionForm>
  )
}
