const MARK = /^(\d{13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export type Query = Record<string, string | string[] | undefined>

/** A field of the address, once. */
export const one = (value: string | string[] | undefined): string =>
  ((Array.isArray(value) ? value[0] : value) ?? '').trim()

/** Where a page begins; a made-up mark means the first page. */
export function readMark(value: string | string[] | undefined): { at: Date; id: string } | null {
  const mark = MARK.exec(one(value))
  return mark?.[1] && mark[2] ? { at: new Date(Number(mark[1])), id: mark[2] } : null
}

export const writeMark = (at: Date, id: string): string => `${String(at.getTime()).padStart(13, '0')}_${id}`

/** The address of a list with what it was asked for; empty fields are left out. */
export function listAddress(path: string, fields: Record<string, string | null>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
