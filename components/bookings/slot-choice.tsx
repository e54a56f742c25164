'use client'

import { FieldError } from '@/components/forms/field-frame'
import { useField } from '@/components/forms/form-context'
import { ChipRadio } from '@/components/ui/chip'

export type SlotDay = { date: string; label: string; slots: { start: string; wall: string }[] }

type SlotChoiceProps = {
  legend: string
  change: string
  days: readonly SlotDay[]
  /** The slot the visitor came with, when it is still free. */
  chosen: { start: string; label: string } | null
}

/** The free slots as radios of the form: another one can be taken without losing what was typed. */
export function SlotChoice({ legend, change, days, chosen }: SlotChoiceProps) {
  const { id, error, typed, describe } = useField('start', false)
  const current = error ? undefined : (typed ?? chosen?.start)
  const listed = days.some(day => day.slots.some(slot => slot.start === current))
  return (
    <fieldset className="field" aria-describedby={describe['aria-describedby']}>
      <legend className="label mb-1.5">{legend}</legend>
      {chosen && current === chosen.start ? <p className="text-lg font-medium">{chosen.label}</p> : null}
      {chosen && current === chosen.start && !listed ? (
        <input type="hidden" name="start" value={chosen.start} />
      ) : null}
      <details open={!chosen || Boolean(error)} className="mt-1">
        <summary className="link cursor-pointer py-2">{change}</summary>
        <div className="mt-3 grid gap-4">
          {days.map(day => (
            <div key={day.date}>
              <p className="mb-2 text-sm font-medium">{day.label}</p>
              <div className="flex flex-wrap gap-2">
                {day.slots.map(slot => (
                  <ChipRadio
                    key={slot.start}
                    name="start"
                    value={slot.start}
                    start={slot.start}
                    defaultChecked={slot.start === current}
                    aria-label={`${day.label} ${slot.wall}`}
                    required
                  >
                    <bdi className="tnum">{slot.wall}</bdi>
                  </ChipRadio>
                ))}
              </div>
            </div>
          ))}
        </div>
      </details>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
