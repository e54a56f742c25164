'use client'

import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import { formatMinutes } from '@/lib/time/zone'
import { CELL, type GridDay, type GridItem, minutesOf, type Selection } from './grid-model'
import { useSelection } from './use-selection'

export type GridWords = {
  grid: string
  time: string
  open: string
  closed: string
  block: string
  cancel: string
}

type AgendaGridProps = {
  days: readonly GridDay[]
  /** First and last wall minute of the drawing. */
  from: number
  to: number
  rtl: boolean
  words: GridWords
  /** The form below, which the marked time is written into. */
  formId: string
}

/** Of a cell's height. */
const cells = (minutes: number) => `calc(var(--cell) * ${minutes / CELL})`

function Item({ item, at }: { item: GridItem; at: number }) {
  const style = { insetBlockStart: cells(item.start - at), blockSize: cells(item.end - item.start) }
  const body = (
    <>
      <span className="sr-only">{item.label}</span>
      <b aria-hidden="true">{item.title}</b>
      <span aria-hidden="true">{item.text}</span>
    </>
  )
  return (
    <>
      {item.before > 0 ? (
        <span
          className="agenda-buffer"
          style={{ insetBlockStart: cells(item.start - item.before - at), blockSize: cells(item.before) }}
        />
      ) : null}
      {item.href ? (
        <a className="agenda-item" data-status={item.tone} href={item.href} style={style}>
          {body}
        </a>
      ) : (
        <span className="agenda-item" data-status={item.tone} style={style}>
          {body}
        </span>
      )}
      {item.after > 0 ? (
        <span
          className="agenda-buffer"
          style={{ insetBlockStart: cells(item.end - at), blockSize: cells(item.after) }}
        />
      ) : null}
    </>
  )
}

const isOpen = (day: GridDay, minute: number) =>
  day.open.some(({ start, end }) => start <= minute && minute < end)

function isMarked(selection: Selection | null, day: number, row: number): boolean {
  if (selection?.day !== day) return false
  const { anchor, head } = selection
  return Math.min(anchor, head) <= row && row <= Math.max(anchor, head)
}

/** The hours of one day or of a week. Without scripts it is a picture with links; the form below does the rest. */
export function AgendaGrid({ days, from, to, rtl, words, formId }: AgendaGridProps) {
  const rows = Math.ceil((to - from) / CELL)
  const confirm = useRef<HTMLButtonElement>(null)
  const { grid, active, selection, clear, handlers } = useSelection({
    days: days.length,
    rows,
    rtl,
    // The button appears with the mark: after the drawing, not before.
    onChoose: () => requestAnimationFrame(() => confirm.current?.focus()),
  })
  const day = selection ? days[selection.day] : undefined
  const span = selection ? minutesOf(selection, from) : null

  // Fresh data means that what was marked has been decided.
  const [shown, setShown] = useState(days)
  if (shown !== days) {
    setShown(days)
    clear()
  }

  useEffect(() => {
    const form = document.getElementById(formId)
    if (!day || !span || !(form instanceof HTMLFormElement)) return
    const values = { date: day.date, start: formatMinutes(span.start), end: formatMinutes(span.end % 1440) }
    for (const [name, value] of Object.entries(values)) {
      const field = form.elements.namedItem(name)
      if (field instanceof HTMLInputElement) field.value = value
    }
  })

  useEffect(() => {
    grid.current?.querySelector('[data-today]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [grid])

  return (
    <div className="grid gap-3">
      <div className="agenda">
        <table
          ref={grid}
          role="grid"
          aria-label={words.grid}
          aria-multiselectable="true"
          style={{ '--days': days.length } as CSSProperties}
          {...handlers}
        >
          <thead>
            <tr>
              <th scope="col" className="agenda-time">
                <span className="sr-only">{words.time}</span>
              </th>
              {days.map(each => (
                <th key={each.date} scope="col" className="agenda-day" data-today={each.today || undefined}>
                  <a href={each.href}>
                    <span className="sr-only">{each.label}</span>
                    <span aria-hidden="true">
                      {each.weekday} <b>{each.day}</b>
                    </span>
                  </a>
                  {each.notes.map(note => (
                    <span key={note} className="agenda-note">
                      {note}
                    </span>
                  ))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => {
              const minute = from + row * CELL
              return (
                <tr key={minute}>
                  <th scope="row" className="agenda-time">
                    <span className={minute % 60 === 0 ? undefined : 'sr-only'}>{formatMinutes(minute)}</span>
                  </th>
                  {days.map((each, index) => {
                    const open = isOpen(each, minute)
                    return (
                      <td
                        key={each.date}
                        data-cell={`${index}:${row}`}
                        className={cn('agenda-cell', open && 'is-open')}
                        tabIndex={active.day === index && active.row === row ? 0 : -1}
                        aria-selected={isMarked(selection, index, row)}
                      >
                        <span className="sr-only">
                          {`${each.label}, ${formatMinutes(minute)}, ${open ? words.open : words.closed}`}
                        </span>
                        {each.items
                          .filter(item => minute <= item.start && item.start < minute + CELL)
                          .map(item => (
                            <Item key={item.key} item={item} at={minute} />
                          ))}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <div role="status" className={day ? 'agenda-choice' : 'sr-only'}>
        {day && span ? (
          <>
            <span>
              {day.label}, <bdi dir="ltr">{`${formatMinutes(span.start)}–${formatMinutes(span.end)}`}</bdi>
            </span>
            <button ref={confirm} type="submit" form={formId} className="btn btn-primary btn-sm">
              {words.block}
            </button>
            <Button variant="ghost" size="sm" onClick={clear}>
              {words.cancel}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  )
}
