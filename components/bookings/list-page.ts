import { type ListFilter, type ListMark, type ListName, NO_FILTER } from '@/lib/bookings/domain/lists'
import { BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import { cleanText } from '@/lib/core/text'
import { isLocalDate } from '@/lib/time/zone'

export type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''
const MARK = /^(\d{13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const LONGEST_TEXT = 80

const day = (value: string) => (isLocalDate(value) ? value : null)

/** Where the page before ended; null for the first one, or a mark that somebody made up. */
export function readMark(value: string | string[] | undefined): ListMark | null {
  const mark = MARK.exec(one(value))
  return mark?.[1] && mark[2] ? { at: new Date(Number(mark[1])), id: mark[2] } : null
}

/** The same for an address. */
export const markText = ({ at, id }: ListMark): string => `${String(at.getTime()).padStart(13, '0')}_${id}`

export type ListRequest<Name extends ListName> = {
  list: Name
  filter: ListFilter
  after: ListMark | null
}

/**
 * What a list's address asks for. What it cannot mean is left out: an address typed wrong shows more, never an
 * error; a made-up mark means the first page.
 * @param names the lists there are; the first stands for an address that names none
 */
export function listRequest<Name extends ListName>(
  query: Query,
  names: readonly [Name, ...Name[]],
): ListRequest<Name> {
  const from = day(one(query.from))
  const to = day(one(query.to))
  return {
    list: names.find(name => name === one(query.scope)) ?? names[0],
    filter: {
      ...NO_FILTER,
      status: BOOKING_STATUSES.find(status => status === one(query.status)) ?? null,
      text: cleanText(one(query.q)).slice(0, LONGEST_TEXT),
      // Two days the wrong way round mean the days between them.
      ...(from && to && from > to ? { from: to, to: from } : { from, to }),
    },
    after: readMark(query.after),
  }
}

/** The address of a list with this filter, from the page after `next` on. */
export function listHref(
  path: string,
  { list, filter }: { list: ListName; filter: ListFilter },
  next: ListMark | null = null,
): string {
  const query = new URLSearchParams({ scope: list })
  const { status, text, from, to } = filter
  for (const [name, value] of Object.entries({ status, q: text, from, to })) if (value) query.set(name, value)
  if (next) query.set('after', markText(next))
  return `${path}?${query}`
}
