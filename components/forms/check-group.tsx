'use client'

import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/input'
import { FieldError } from './field-frame'
import { useField, useForm } from './form-context'

type Choice = { name: string; label: ReactNode; checked: boolean }
type CheckGroupProps = {
  /** Under which the form's refusal names the group. */
  name: string
  legend: string
  hint?: ReactNode
  choices: readonly Choice[]
}

/** Any of a few, each a box with a name of its own. An unticked box sends nothing, so a refusal shows what was sent. */
export function CheckGroup({ name, legend, hint, choices }: CheckGroupProps) {
  const { refusal } = useForm()
  const { id, error, describe } = useField(name, Boolean(hint))
  return (
    <fieldset className="field" aria-describedby={describe['aria-describedby']}>
      <legend className="label mb-1.5">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      ) : null}
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
        {choices.map(({ name: own, label, checked }) => (
          <Checkbox
            key={own}
            name={own}
            value="on"
            defaultChecked={refusal ? refusal.values?.[own] === 'on' : checked}
            aria-invalid={describe['aria-invalid']}
          >
            {label}
          </Checkbox>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
