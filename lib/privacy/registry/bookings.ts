import 'server-only'
import { sql } from 'drizzle-orm'
import { dash, type Entry, either, empty, nothing, of, ofBooking, ofProvider, type Rows } from './entry'

const CLIENTS = 'the client’s, shown to the provider for the appointment only'
const OTHERS = 'the id of somebody else'
const KEY = 'our own workings, without meaning outside'
const AGREED = 'what was agreed and paid: accounts, statistics and the other side rest on it'

/** Bookings that the person asked for. */
const asked: Rows = person => sql`booking_id in (select id from bookings where ${of('client_id')(person)})`

/** Appointments and what belongs to them: dates, states and amounts stay, words and places go. */
export const BOOKINGS: readonly Entry[] = [
  {
    table: 'booking_events',
    rows: ofBooking,
    hidden: { actor_id: OTHERS },
    erase: [{ how: 'blank', rows: either(asked, of('actor_id')), set: () => ({ reason: nothing }) }],
    keep: { transition: 'a name of ours' },
  },
  {
    table: 'reschedule_proposals',
    rows: ofBooking,
    hidden: { proposer_id: OTHERS },
    erase: [{ how: 'blank', set: () => ({ note: empty }) }],
  },
  {
    table: 'booking_extras',
    rows: ofBooking,
    erase: [{ how: 'blank', set: () => ({ reason: dash }) }],
    keep: { lines: AGREED },
  },
  {
    table: 'disputes',
    rows: ofBooking,
    hidden: { ruled_by: OTHERS },
    erase: [
      {
        how: 'blank',
        rows: person => sql`${ofBooking(person)} and ruling is not null`,
        set: () => ({ ruling: dash }),
      },
    ],
  },
  {
    table: 'dispute_statements',
    rows: of('author_id'),
    erase: [{ how: 'blank', set: () => ({ body: dash }) }],
  },
  {
    table: 'files',
    rows: either(of('owner_id'), of('user_id')),
    hidden: { storage_key: KEY, sha256: KEY },
    // The bytes go with the next sweep, the row with them.
    erase: [
      {
        how: 'blank',
        set: at => ({
          caption: empty,
          deleted_at: sql`coalesce(deleted_at, ${at.toISOString()}::timestamptz)`,
        }),
      },
    ],
    keep: {
      storage_key: 'the sweep needs it to delete the bytes',
      mime: 'a kind of file',
      sha256: 'likewise',
    },
  },
  {
    table: 'booking_series',
    rows: either(of('client_id'), ofProvider),
    hidden: { client_id: OTHERS },
    erase: [],
  },
  {
    table: 'bookings',
    part: 'as-client',
    rows: of('client_id'),
    hidden: { idempotency_key: KEY },
    erase: [
      {
        how: 'blank',
        set: () => ({
          title: dash,
          description: empty,
          address: dash,
          landmark: empty,
          latitude: nothing,
          longitude: nothing,
          check_code: nothing,
          reason: nothing,
        }),
      },
    ],
    keep: {
      reference: 'the number that both sides and the accounts know it by',
      zone: 'a name of ours',
      price_lines: AGREED,
      reason_code: 'a name of ours',
    },
  },
  {
    table: 'bookings',
    part: 'as-provider',
    rows: ofProvider,
    hidden: {
      client_id: OTHERS,
      address: CLIENTS,
      landmark: CLIENTS,
      latitude: CLIENTS,
      longitude: CLIENTS,
      check_code: 'only the client may see it',
      idempotency_key: KEY,
    },
    erase: [
      {
        how: 'blank',
        rows: person => sql`${ofProvider(person)} and (cancelled_by = 'provider' or status = 'REJECTED')`,
        set: () => ({ reason: nothing }),
      },
    ],
  },
]
