'use client'

import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/input'
import { FieldError } from './field-frame'
import { useField } from './form-context'

type Choice = { value: string; label: ReactNode; hint?: ReactNode }
type RadioCardsProps = {
  name: string
  legend: string
  choices: readonly Choice[]
  defaultValue?: string
  required?: boolean
  /** Side by side from 480 px. */
  columns?: boolean
}

/** One of a few, each a card. */
export function RadioCards({ name, legend, choices, defaultValue, required, columns }: RadioCardsProps) {
  const { id, error, typed, describe } = useField(name, false)
  const chosen = typed ?? defaultValue
  return (
    <fieldset className="field" aria-describedby={describe['aria-describedby']}>
      <legend className="label mb-1.5">{legend}</legend>
      <div className={columns ? 'grid gap-2 sm:grid-cols-2' : 'grid gap-2'}>
        {choices.map(({ value, label, hint }) => (
          <Checkbox
            key={value}
            type="radio"
            className="choice"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            required={required}
            aria-invalid={describe['aria-invalid']}
          >
            <span className="block font-medium">{label}</span>
            {hint ? <span className="hint block">{hint}</span> : null}
          </Checkbox>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
