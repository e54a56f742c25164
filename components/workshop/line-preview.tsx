'use client'

import { useEffect, useRef, useState } from 'react'
import { Price } from '@/components/ui/price'

export type LineValues = { unit: string; price: string; duration: string; description: string }

type LinePreviewProps = {
  name: string
  /** What the form holds at first. */
  initial: LineValues
  /** The field whose words this language's clients read. */
  descriptionField: string
  units: Readonly<Record<string, string>>
  durations: Readonly<Record<string, string>>
  noPrice: string
}

/** "1 200,5" in centimes; null while it is no price. */
function centimesOf(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null
}

/** The offer's line as clients will see it, while one types. Before JavaScript it shows what is saved. */
export function LinePreview({
  name,
  initial,
  descriptionField,
  units,
  durations,
  noPrice,
}: LinePreviewProps) {
  const [values, setValues] = useState(initial)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const read = () => {
      const data = new FormData(form)
      const text = (field: string) => String(data.get(field) ?? '')
      setValues({
        unit: text('unit'),
        price: text('price'),
        duration: text('duration'),
        description: text(descriptionField),
      })
    }
    read()
    form.addEventListener('input', read)
    return () => form.removeEventListener('input', read)
  }, [descriptionField])
  const { unit, price, duration, description } = values
  const centimes = centimesOf(price)
  return (
    <div ref={place} className="grid gap-1" aria-live="off">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="font-medium">{name}</p>
        {unit === 'quote' ? (
          <span className="font-medium">{units.quote}</span>
        ) : centimes === null ? (
          <span className="hint">{noPrice}</span>
        ) : (
          <Price centimes={centimes} unit={units[unit] ?? ''} />
        )}
      </div>
      <p className="hint">
        {durations[duration] ?? ''}
        {description.trim() ? ` · ${description.trim()}` : null}
      </p>
    </div>
  )
}
