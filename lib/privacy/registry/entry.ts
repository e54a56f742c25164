import 'server-only'
import { type SQL, sql } from 'drizzle-orm'

/** Whose data: an account, and the provider that it runs, if any. */
export type Person = { userId: string; providerId: number | null }

/** Which rows of a table, as a condition on its columns. */
export type Rows = (person: Person) => SQL

type Why = Readonly<Record<string, string>>

/** What becomes of rows when the person leaves. */
export type Erasure =
  | { how: 'delete'; rows?: Rows }
  | {
      how: 'blank'
      rows?: Rows
      /** What is written in place of what a person is known by. */
      set: (at: Date) => Readonly<Record<string, SQL>>
    }

/**
 * How one table that knows persons is exported and erased. A test holds the list against the database's own catalogue:
 * a new table or column that nobody has thought about fails it.
 */
export type Entry = {
  table: string
  /** Tells two entries of one table apart, and names the file in the export. */
  part?: string
  /** What the export holds; the erasure means the same rows where it names no others. */
  rows: Rows
  /** Columns that are left out of the export, each with the reason: others' data, secrets, our own workings. */
  hidden?: Why
  erase: readonly Erasure[]
  /** Columns that could hold personal data and stay, each with the reason. */
  keep?: Why
}

/** The rows that carry the person's id in this column. */
export const of =
  (column: string): Rows =>
  ({ userId }) =>
    sql`${sql.identifier(column)} = ${userId}::uuid`

/** The rows of the provider that the person runs. */
export const ofProvider: Rows = ({ providerId }) =>
  providerId === null ? sql`false` : sql`provider_id = ${providerId}::int`

/** The rows of bookings that the person is the client or the provider of. */
export const ofBooking: Rows = person =>
  sql`booking_id in (select id from bookings where ${of('client_id')(person)} or ${ofProvider(person)})`

export const either =
  (...rows: readonly Rows[]): Rows =>
  person =>
    sql`(${sql.join(
      rows.map(row => row(person)),
      sql` or `,
    )})`

export const gone: readonly Erasure[] = [{ how: 'delete' }]

/** In place of a text that may not be empty. */
export const BLANK = '—'
export const nothing = sql`null`
export const empty = sql`''`
export const dash = sql`${BLANK}`
