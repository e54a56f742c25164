'use client'

import { FieldError } from '@/components/forms/field-frame'
import { useField } from '@/components/forms/form-context'

type StarFieldProps = {
  name: string
  legend: string
  /** What a screen reader says of each choice, from one star to five. */
  stars: readonly string[]
  defaultValue?: number | null | undefined
  /** The words for no opinion; without them one must choose. */
  none?: string
}

/** One to five stars as radio buttons: arrows and numbers of stars are the browser's own business. */
export function StarField({ name, legend, stars, defaultValue, none }: StarFieldProps) {
  const { id, error, typed, describe } = useField(name, false)
  const chosen = typed ?? (defaultValue ? String(defaultValue) : none === undefined ? undefined : '')
  return (
    <fieldset className="field" aria-describedby={describe['aria-describedby']}>
      <legend className={none === undefined ? 'label' : 'text-base'}>{legend}</legend>
      <div className="star-choice">
        {stars.map((words, i) => (
          <label key={words}>
            <input
              type="radio"
              className="star"
              name={name}
              value={i + 1}
              defaultChecked={chosen === String(i + 1)}
              aria-invalid={describe['aria-invalid']}
            />
            <span aria-hidden="true" />
            <span className="sr-only">{words}</span>
          </label>
        ))}
        {none === undefined ? null : (
          <label className="no-star">
            <input type="radio" name={name} value="" defaultChecked={chosen === ''} />
            {none}
          </label>
        )}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
