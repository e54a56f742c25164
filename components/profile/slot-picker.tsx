'use client'

import { useEffect, useState } from 'react'
import { Skeleton } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import { addDays } from '@/lib/time/zone'

type Day = { date: string; slots: { start: string; wall: string }[] }
type Words = Record<'title' | 'earlier' | 'later' | 'none' | 'failed' | 'retry' | 'day', string>
type Asked = { offer: number; from: string | null; attempt: number }

const DAYS = 5

async function loadDays(provider: string, { offer, from }: Asked, signal: AbortSignal): Promise<Day[]> {
  const query = new URLSearchParams({ provider, offer: String(offer), days: String(DAYS) })
  if (from) query.set('from', from)
  const response = await fetch(`/api/slots?${query}`, { signal })
  if (!response.ok) throw new Error(`slots ${response.status}`)
  const answer: { data: { days: Day[] } } = await response.json()
  return answer.data.days
}

function Waiting() {
  return (
    <div className="grid gap-3.5">
      <Skeleton className="h-[62px] rounded-control" />
      <Skeleton className="min-h-[140px] rounded-control" />
    </div>
  )
}

type DaysProps = {
  locale: Locale
  days: readonly Day[]
  hrefOf: (start: string) => string
  words: Words
}

function Days({ locale, days, hrefOf, words }: DaysProps) {
  const open = days.find(day => day.slots.length > 0) ?? days[0]
  const [picked, setPicked] = useState<string | null>(null)
  const day = days.find(({ date }) => date === picked) ?? open
  return (
    <>
      <fieldset className="grid grid-cols-5 gap-2">
        <legend className="sr-only">{words.day}</legend>
        {days.map(({ date, slots }) => (
          <button
            key={date}
            type="button"
            className="chip flex-col px-1"
            aria-pressed={date === day?.date}
            disabled={slots.length === 0}
            onClick={() => setPicked(date)}
          >
            <span className="max-w-full truncate text-[13px] leading-tight font-normal">
              {formatDate(locale, date, 'weekdayShort')}
            </span>{' '}
            <b className="tnum text-lg leading-tight font-semibold">{formatDate(locale, date, 'day')}</b>
            <span className="sr-only"> {formatDate(locale, date, 'month')}</span>
          </button>
        ))}
      </fieldset>
      <div className="min-h-[140px]" aria-live="polite">
        {day && day.slots.length > 0 ? (
          <ul className="grid grid-cols-3 gap-2">
            {day.slots.map(slot => (
              <li key={slot.start}>
                <a
                  className="chip w-full"
                  data-start={slot.start}
                  href={hrefOf(slot.start)}
                  aria-label={`${formatDate(locale, day.date, 'long')} ${slot.wall}`}
                >
                  <bdi className="tnum">{slot.wall}</bdi>
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <p className="py-4 text-muted">{words.none}</p>
        )}
      </div>
    </>
  )
}

type SlotPickerProps = { locale: Locale; provider: string; offer: number; words: Words }

/**
 * Five days and their free times, fresh from the server: the page around it is kept for everybody. All times are
 * the server's wall times, shown as they come.
 */
export function SlotPicker({ locale, provider, offer, words }: SlotPickerProps) {
  const [asked, setAsked] = useState<Asked>({ offer, from: null, attempt: 0 })
  const [days, setDays] = useState<Day[] | null>(null)
  const [today, setToday] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const current = asked.offer === offer ? asked : { offer, from: null, attempt: 0 }
  if (current !== asked) setAsked(current)

  useEffect(() => {
    const abort = new AbortController()
    setFailed(false)
    loadDays(provider, asked, abort.signal)
      .then(found => {
        setDays(found)
        if (asked.from === null) setToday(found[0]?.date ?? null)
      })
      .catch(() => {
        if (!abort.signal.aborted) setFailed(true)
      })
    return () => abort.abort()
  }, [provider, asked])

  const start = days?.[0]?.date
  const move = (by: number) => {
    if (start) setAsked({ ...current, from: addDays(start, by) })
  }
  const hrefOf = (slot: string) =>
    `/${locale}/providers/${provider}/book?offer=${offer}&start=${encodeURIComponent(slot)}`
  if (failed) {
    return (
      <div role="alert" className="grid gap-2 py-4">
        <p>{words.failed}</p>
        <button
          type="button"
          className="chip w-fit"
          onClick={() => setAsked({ ...current, attempt: current.attempt + 1 })}
        >
          {words.retry}
        </button>
      </div>
    )
  }
  return (
    <div className="grid gap-3.5">
      <div className="flex items-center gap-2">
        <h2 className="me-auto text-base font-medium">{words.title}</h2>
        <button
          type="button"
          className="chip"
          disabled={!start || start === today}
          aria-label={words.earlier}
          onClick={() => move(-DAYS)}
        >
          <Icon name="arrow-left" />
        </button>
        <button
          type="button"
          className="chip"
          disabled={!start}
          aria-label={words.later}
          onClick={() => move(DAYS)}
        >
          <Icon name="arrow-right" />
        </button>
      </div>
      {days ? <Days key={start} locale={locale} days={days} hrefOf={hrefOf} words={words} /> : <Waiting />}
    </div>
  )
}
