'use client'

import { Field } from '@/components/forms/field'
import { useForm } from '@/components/forms/form-context'

const ASKED = ['auth.code_required', 'auth.code_wrong']

/** Appears once the password was right and the account wants its second factor. */
export function SecondFactorField({ label, hint }: { label: string; hint: string }) {
  const { refusal } = useForm()
  if (!refusal || !ASKED.includes(refusal.code)) return null
  return (
    <Field
      name="code"
      label={label}
      hint={hint}
      dir="ltr"
      inputMode="text"
      autoComplete="one-time-code"
      maxLength={40}
      required
      autoFocus
    />
  )
}
