import type {
  InputHTMLAttributes,
  LabelHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react'
import { cn } from './class-names'

export function Input({ className, ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input className={cn('input', className)} {...rest} />
}

export function Textarea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea className={cn('input', className)} {...rest} />
}

export type Option = { value: string; label: string; disabled?: boolean }
export type OptionGroup = { label: string; options: readonly Option[] }

const option = ({ value, label, disabled }: Option) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
)

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  options: readonly (Option | OptionGroup)[]
  /** A first, empty choice. */
  placeholder?: string | undefined
}

export function Select({ className, options, placeholder, ...rest }: SelectProps) {
  return (
    <select className={cn('input', className)} {...rest}>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {options.map(entry =>
        'options' in entry ? (
          <optgroup key={entry.label} label={entry.label}>
            {entry.options.map(option)}
          </optgroup>
        ) : (
          option(entry)
        ),
      )}
    </select>
  )
}

type CheckboxProps = InputHTMLAttributes<HTMLInputElement> & { children: ReactNode }

/** A box (or, with `type="radio"`, a point) and its words: the whole line is the target. */
export function Checkbox({ children, className, type = 'checkbox', ...rest }: CheckboxProps) {
  return (
    <label className={cn('check', className)}>
      <input type={type} {...rest} />
      <span className="min-w-0 flex-1">{children}</span>
    </label>
  )
}

type LabelProps = LabelHTMLAttributes<HTMLLabelElement> & { htmlFor: string }

export function Label({ className, children, htmlFor, ...rest }: LabelProps) {
  return (
    <label htmlFor={htmlFor} className={cn('label', className)} {...rest}>
      {children}
    </label>
  )
}
