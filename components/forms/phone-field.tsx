'use client'

import { Field } from './field'

type PhoneProps = {
  name?: string
  label: string
  hint?: string
  optional?: string
  defaultValue?: string
  required?: boolean
}

/** A Moroccan number, read from left to right in both languages. */
export function PhoneField({ name = 'phone', ...rest }: PhoneProps) {
  return (
    <Field
      name={name}
      type="tel"
      inputMode="tel"
      autoComplete="tel"
      dir="ltr"
      placeholder="06 12 34 56 78"
      maxLength={30}
      {...rest}
    />
  )
}
