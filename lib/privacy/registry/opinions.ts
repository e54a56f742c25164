import 'server-only'
import { sql } from 'drizzle-orm'
import { dash, type Entry, either, empty, nothing, of, ofProvider, type Rows } from './entry'

const KEY = 'our own workings, without meaning outside'
const OTHERS = 'the id of somebody else'
const PRICE = 'what was offered, line by line: amounts, and the other side’s as well'

/** Requests for quotes that the person has made. */
const asked: Rows = person =>
  sql`request_id in (select id from quote_requests where ${of('client_id')(person)})`

/** What the other side wrote about the person. */
const received: Rows = person =>
  sql`((${of('client_id')(person)} and side = 'provider') or (${ofProvider(person)} and side = 'client'))`

const inReviews =
  (rows: Rows): Rows =>
  person =>
    sql`review_id in (select id from reviews where ${rows(person)})`

/** Quotes and reviews: states, amounts and points stay, every word goes. */
export const OPINIONS: readonly Entry[] = [
  {
    table: 'quote_messages',
    rows: either(asked, ofProvider),
    hidden: { author_id: OTHERS },
    erase: [{ how: 'blank', set: () => ({ body: dash }) }],
  },
  {
    table: 'quotes',
    part: 'for-me',
    rows: asked,
    erase: [{ how: 'blank', set: () => ({ message: empty, counter_note: nothing }) }],
    keep: { lines: PRICE },
  },
  {
    table: 'quotes',
    part: 'by-me',
    rows: ofProvider,
    erase: [{ how: 'blank', set: () => ({ message: empty, counter_note: nothing }) }],
  },
  { table: 'quote_invitations', part: 'for-my-request', rows: asked, erase: [] },
  { table: 'quote_invitations', part: 'to-me', rows: ofProvider, erase: [{ how: 'delete' }] },
  {
    table: 'quote_requests',
    rows: of('client_id'),
    hidden: { idempotency_key: KEY },
    erase: [
      {
        how: 'blank',
        set: () => ({ title: dash, description: dash, address: dash, landmark: empty }),
      },
    ],
    keep: { reference: 'the number that both sides know it by' },
  },
  {
    table: 'review_reports',
    rows: of('reporter_id'),
    hidden: { decided_by: OTHERS },
    erase: [
      {
        how: 'blank',
        rows: either(of('reporter_id'), inReviews(either(of('author_id'), received))),
        set: () => ({ body: empty }),
      },
    ],
  },
  {
    table: 'reviews',
    part: 'by-me',
    rows: of('author_id'),
    hidden: { client_id: OTHERS },
    // The points stay: ratings rest on them, and without words they tell nothing of their author.
    erase: [
      {
        how: 'blank',
        set: () => ({ body: empty, answer: nothing, answered_at: nothing }),
      },
    ],
  },
  {
    table: 'reviews',
    part: 'about-me',
    // Reviews are blind until both have written; what is not published yet, nobody reads.
    rows: person => sql`${received(person)} and published_at is not null and hidden_at is null`,
    hidden: { author_id: OTHERS, client_id: OTHERS },
    erase: [
      {
        how: 'blank',
        rows: received,
        set: () => ({ body: empty, answer: nothing, answered_at: nothing }),
      },
    ],
  },
]
