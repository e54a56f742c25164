'use client'

import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { Checkbox, Input, type Option, type OptionGroup, Select, Textarea } from '@/components/ui/input'
import { FieldError, FieldFrame } from './field-frame'
import { useField } from './form-context'

type Common = {
  name: string
  label: string
  hint?: ReactNode
  /** The word for a field one may leave empty. */
  optional?: string
}
type InputProps = Common & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'>

export function Field({ name, label, hint, optional, defaultValue, ...rest }: InputProps) {
  const { id, error, typed, describe } = useField(name, Boolean(hint))
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <Input id={id} name={name} defaultValue={typed ?? defaultValue} {...describe} {...rest} />
    </FieldFrame>
  )
}

type TextareaProps = Common & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'name'>

export function TextareaField({ name, label, hint, optional, defaultValue, ...rest }: TextareaProps) {
  const { id, error, typed, describe } = useField(name, Boolean(hint))
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <Textarea id={id} name={name} defaultValue={typed ?? defaultValue} {...describe} {...rest} />
    </FieldFrame>
  )
}

type SelectProps = Common &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'name'> & {
    options: readonly (Option | OptionGroup)[]
    placeholder?: string
  }

export function SelectField({ name, label, hint, optional, defaultValue, ...rest }: SelectProps) {
  const { id, error, typed, describe } = useField(name, Boolean(hint))
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <Select id={id} name={name} defaultValue={typed ?? defaultValue} {...describe} {...rest} />
    </FieldFrame>
  )
}

type CheckboxFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'> & {
  name: string
  children: ReactNode
}

/** A single box with its words, e.g. consent. An unticked box sends nothing, so after a refusal it stays unticked. */
export function CheckboxField({ name, children, value = 'on', defaultChecked, ...rest }: CheckboxFieldProps) {
  const { id, error, typed, refused, describe } = useField(name, false)
  const checked = refused ? typed === value : defaultChecked
  return (
    <div>
      <Checkbox id={id} name={name} value={value} defaultChecked={checked} {...describe} {...rest}>
        {children}
      </Checkbox>
      <FieldError id={id} error={error} />
    </div>
  )
}
