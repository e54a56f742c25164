'use client'

import { Alert } from '@/components/ui/feedback'
import { useForm } from './form-context'
import { formMessage } from './message-for'

/** The next step of a form, not a fault: the password was right, its second factor is asked for. */
const ASKS = 'auth.code_required'

/** Why the form was refused, at its head; nothing when it was not. */
export function FormError() {
  const { refusal, messages } = useForm()
  if (!refusal) return null
  const whole = refusal.fields?.form
  return (
    <div data-form-error="" tabIndex={-1} data-code={refusal.code}>
      <Alert tone={refusal.code === ASKS ? 'info' : 'error'}>
        {formMessage(messages, whole ?? refusal.code, refusal.params)}
      </Alert>
    </div>
  )
}
