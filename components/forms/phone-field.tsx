'use client'

import { useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { readPhone } from '@/lib/accounts/domain/phone-reading'
import { Field } from './field'
import { useForm } from './form-context'
import { fieldMessage } from './message-for'

type PhoneProps = {
  name?: string
  label: string
  hint?: string
  /** Before the number as it is kept: "Nous l’enregistrons ainsi :". */
  stored: string
  optional?: string
  defaultValue?: string
  required?: boolean
}

/** What the typed number will be, or why it will be none. A number that is only not finished is left in peace. */
function Reading({ typed, left, stored }: { typed: string; left: boolean; stored: string }) {
  const { messages } = useForm()
  const reading = readPhone(typed)
  if (typed.trim() === '' || (reading.kind === 'field.phone_short' && !left)) return null
  if (reading.kind !== 'number') return <span>{fieldMessage(messages, reading.kind)}</span>
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <Icon name="circle-check" />
      {stored} <bdi dir="ltr">{reading.text}</bdi>
    </span>
  )
}

/** A Moroccan number, read from left to right in both languages; how it is understood stands below while it is typed. */
export function PhoneField({ name = 'phone', stored, ...rest }: PhoneProps) {
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(false)
  return (
    <div className="grid gap-1">
      <Field
        name={name}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        dir="ltr"
        placeholder="06 12 34 56 78"
        maxLength={30}
        onInput={event => {
          setTyped(event.currentTarget.value)
          setLeft(false)
        }}
        onBlur={() => setLeft(true)}
        {...rest}
      />
      <p className="hint" aria-live="polite">
        <Reading typed={typed} left={left} stored={stored} />
      </p>
    </div>
  )
}
