import type { BookingScope } from '@/lib/bookings/queries/view'

type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const MARK = /^(\d{13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** What a list's address asks for; a made-up mark means the first page. */
export function listRequest(query: Query): {
  scope: BookingScope
  after: { startsAt: Date; id: string } | undefined
} {
  const mark = MARK.exec(one(query.after) ?? '')
  return {
    scope: one(query.scope) === 'past' ? 'past' : 'upcoming',
    after: mark?.[1] && mark[2] ? { startsAt: new Date(Number(mark[1])), id: mark[2] } : undefined,
  }
}

/** The address of the page that begins after `next`. */
export function nextPage(
  path: string,
  scope: BookingScope,
  next: { startsAt: Date; id: string } | null,
): string | null {
  if (!next) return null
  const mark = `${String(next.startsAt.getTime()).padStart(13, '0')}_${next.id}`
  return `${path}?scope=${scope}&after=${mark}`
}
