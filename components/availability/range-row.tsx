'use client'

import { FieldError } from '@/components/forms/field-frame'
import { useField } from '@/components/forms/form-context'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'

type RangeRowProps = {
  /** Names of the two fields, and of the row for its own button. */
  fields: { row: string; start: string; end: string }
  start: string
  end: string
  /** `from` and `to` name the fields aloud, with the day. */
  words: { from: string; to: string; remove: string; add: string }
  /** An empty row for one more range: folded until it is wanted. */
  spare?: boolean
}

/** From and until, side by side. Emptied, or taken out by its button, the range is gone once saved. */
export function RangeRow({ fields, start, end, words, spare = false }: RangeRowProps) {
  const from = useField(fields.start, false)
  const to = useField(fields.end, false)
  const row = (
    <div className="grid grid-cols-1 gap-1.5">
      <div className="flex min-w-0 items-center gap-1.5 sm:gap-2">
        <Input
          id={from.id}
          type="time"
          name={fields.start}
          defaultValue={from.typed ?? start}
          aria-label={words.from}
          className="tnum max-w-36 min-w-0 flex-1 px-2 sm:px-3.5"
          {...from.describe}
        />
        <span aria-hidden="true">–</span>
        <Input
          id={to.id}
          type="time"
          name={fields.end}
          defaultValue={to.typed ?? end}
          aria-label={words.to}
          className="tnum max-w-36 min-w-0 flex-1 px-2 sm:px-3.5"
          {...to.describe}
        />
        {spare ? null : (
          <button
            type="submit"
            name="remove"
            value={fields.row}
            aria-label={words.remove}
            title={words.remove}
            className="btn btn-quiet btn-sm"
          >
            <Icon name="trash-2" />
          </button>
        )}
      </div>
      <FieldError id={from.id} error={from.error} />
      <FieldError id={to.id} error={to.error} />
    </div>
  )
  if (!spare) return row
  return (
    <details open={Boolean(from.typed || to.typed) || undefined}>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center gap-1.5">
        <Icon name="plus" /> {words.add}
      </summary>
      {row}
    </details>
  )
}
