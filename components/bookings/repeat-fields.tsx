'use client'

import { SelectField } from '@/components/forms/field'
import { useForm } from '@/components/forms/form-context'
import { RadioCards } from '@/components/forms/radio-cards'
import { formatDate } from '@/lib/time/format'

type RepeatFieldsProps = {
  locale: 'fr' | 'ar'
  typed: Record<string, string>
  words: {
    legend: string
    once: string
    weekly: string
    fortnightly: string
    times: string
    timesHint: string
    free: string
    taken: string
    agree: string
  }
  counts: readonly number[]
}

const daysOf = (value: unknown) => (typeof value === 'string' ? value.split(',').filter(Boolean) : [])

/**
 * How often the appointment comes back. When some of its days are not free, the two lists stand here, and sending the
 * form again agrees to the free ones.
 */
export function RepeatFields({ locale, typed, words, counts }: RepeatFieldsProps) {
  const { refusal } = useForm()
  const partly = refusal?.code === 'booking.series_partly' ? refusal.params : undefined
  const lists = [
    { title: words.free, days: daysOf(partly?.free) },
    { title: words.taken, days: daysOf(partly?.taken) },
  ]
  return (
    <div className="group/repeat grid gap-4">
      <RadioCards
        name="repeat"
        legend={words.legend}
        defaultValue={typed.repeat ?? 'once'}
        choices={[
          { value: 'once', label: words.once },
          { value: 'WEEKLY', label: words.weekly },
          { value: 'FORTNIGHTLY', label: words.fortnightly },
        ]}
      />
      <div className="group-has-[[value=once]:checked]/repeat:hidden">
        <SelectField
          name="times"
          label={words.times}
          hint={words.timesHint}
          defaultValue={typed.times ?? '4'}
          options={counts.map(count => ({ value: String(count), label: String(count) }))}
        />
      </div>
      {partly ? (
        <div className="card grid gap-3" data-series-check="">
          {lists.map(({ title, days }) => (
            <div key={title} className="grid gap-1">
              <p className="font-medium">{title}</p>
              <ul className="grid gap-0.5">
                {days.map(day => (
                  <li key={day}>{formatDate(locale, day, 'long')}</li>
                ))}
              </ul>
            </div>
          ))}
          <p>{words.agree}</p>
          <input type="hidden" name="confirmed" value={String(partly.free)} />
        </div>
      ) : null}
    </div>
  )
}
