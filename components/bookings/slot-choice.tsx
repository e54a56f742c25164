'use client'

import { FieldError } from '@/components/forms/field-frame'
import { useField } from '@/components/forms/form-context'
import { ChipRadio } from '@/components/ui/chip'

export type SlotDay = { date: string; label: string; slots: { start: string; wall: string }[] }

type SlotChoiceProps = {
  legend: string
  change: string
  /** Said when these days have no free slot. */
  none: string
  days: readonly SlotDay[]
  /** The slot the visitor came with, when it is still free. */
  chosen: { start: string; label: string } | null
  /** Links to the days before and after. */
  weeks: readonly { href: string; label: string }[]
}

/** The free slots as radios of the form: another one can be taken without losing what was typed. */
export function SlotChoice({ legend, change, none, days, chosen, weeks }: SlotChoiceProps) {
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
        <div className="mt-2">
          {days.length === 0 ? <p className="py-3 text-muted">{none}</p> : null}
          {days.map((day, index) => (
            <details
              key={day.date}
              className="border-b border-line"
              open={day.slots.some(slot => slot.start === current) || (index === 0 && !listed)}
            >
              <summary className="cursor-pointer py-3 font-medium">{day.label}</summary>
              <div className="grid grid-cols-[repeat(auto-fill,minmax(4.75rem,1fr))] gap-2 pb-4">
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
            </details>
          ))}
          <p className="row justify-between">
            {weeks.map(({ href, label }) => (
              <a key={href} className="link py-3" href={href}>
                {label}
              </a>
            ))}
          </p>
        </div>
      </details>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
