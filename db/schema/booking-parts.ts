import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { PriceLine } from '@/lib/bookings/domain/price'
import { users } from './accounts'
import { actorKind, bookings } from './bookings'
import { bytea, createdAt, instant, tstzrange } from './columns'

export const proposalStatus = pgEnum('proposal_status', [
  'OPEN',
  'ACCEPTED',
  'DECLINED',
  'RETRACTED',
  'LAPSED',
])

/** Another time, offered by one side. The old slot is kept until the other side has said yes. */
export const rescheduleProposals = pgTable(
  'reschedule_proposals',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => bookings.id),
    proposedBy: actorKind('proposed_by').notNull(),
    proposerId: uuid('proposer_id').references(() => users.id),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    wallDate: date('wall_date', { mode: 'string' }).notNull(),
    wallMinutes: smallint('wall_minutes').notNull(),
    blockedPeriod: tstzrange('blocked_period').notNull(),
    note: text('note').notNull().default(''),
    status: proposalStatus('status').notNull().default('OPEN'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    decidedAt: instant('decided_at'),
  },
  table => [
    uniqueIndex('reschedule_proposals_open').on(table.bookingId).where(sql`${table.status} = 'OPEN'`),
    index('reschedule_proposals_booking').on(table.bookingId, table.createdAt),
    check('reschedule_proposals_note', sql`char_length(${table.note}) <= 500`),
    check('reschedule_proposals_period', sql`${table.startsAt} < ${table.endsAt}`),
  ],
)

export const extraStatus = pgEnum('extra_status', ['OPEN', 'SIGNED', 'DECLINED', 'RETRACTED'])

/** More work found on site. Above the cap it counts only once the client has signed it. */
export const bookingExtras = pgTable(
  'booking_extras',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => bookings.id),
    lines: jsonb('lines').$type<PriceLine[]>().notNull(),
    /** Of these lines, centimes. */
    total: integer('total').notNull(),
    reason: text('reason').notNull(),
    status: extraStatus('status').notNull().default('OPEN'),
    /** Null when it stayed within the cap. */
    signedBy: actorKind('signed_by'),
    createdAt: createdAt(),
    decidedAt: instant('decided_at'),
  },
  table => [
    uniqueIndex('booking_extras_open').on(table.bookingId).where(sql`${table.status} = 'OPEN'`),
    index('booking_extras_booking').on(table.bookingId, table.createdAt),
    check('booking_extras_total', sql`${table.total} > 0`),
    check('booking_extras_reason', sql`char_length(${table.reason}) between 1 and 500`),
  ],
)

export const disputeKind = pgEnum('dispute_kind', [
  'NOT_DONE',
  'BADLY_DONE',
  'PRICE',
  'DAMAGE',
  'NO_SHOW',
  'BEHAVIOUR',
  'OTHER',
])
export const disputeOutcome = pgEnum('dispute_outcome', ['FOR_CLIENT', 'FOR_PROVIDER', 'SHARED'])

/** While one is open the payout of its booking is frozen. One a booking: the ruling is final. */
export const disputes = pgTable(
  'disputes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    bookingId: uuid('booking_id')
      .notNull()
      .unique()
      .references(() => bookings.id),
    openedBy: actorKind('opened_by').notNull(),
    kind: disputeKind('kind').notNull(),
    createdAt: createdAt(),
    outcome: disputeOutcome('outcome'),
    /** To be given back to the client, centimes. */
    refund: integer('refund'),
    ruling: text('ruling'),
    ruledBy: uuid('ruled_by').references(() => users.id),
    ruledAt: instant('ruled_at'),
  },
  table => [
    index('disputes_open').on(table.createdAt).where(sql`${table.ruledAt} is null`),
    check(
      'disputes_ruled',
      sql`(${table.ruledAt} is null) = (${table.outcome} is null) and (${table.ruledAt} is null) = (${table.ruling} is null)`,
    ),
    check('disputes_refund', sql`${table.refund} >= 0`),
  ],
)

/** What one side says; its evidence are files that name the statement's dispute. */
export const disputeStatements = pgTable(
  'dispute_statements',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    disputeId: uuid('dispute_id')
      .notNull()
      .references(() => disputes.id),
    side: actorKind('side').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id),
    body: text('body').notNull(),
    createdAt: createdAt(),
  },
  table => [
    index('dispute_statements_dispute').on(table.disputeId, table.createdAt),
    check('dispute_statements_body', sql`char_length(${table.body}) between 1 and 2000`),
  ],
)

/** A signed link that answers a request without signing in: for one booking in one version, once. */
export const answerLinks = pgTable(
  'answer_links',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => bookings.id),
    version: integer('version').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: bytea('token_hash').notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  table => [unique('answer_links_once').on(table.bookingId, table.version, table.userId)],
)

/** The private address of somebody's appointments for a calendar program. Made anew, the old one is dead. */
export const calendarFeeds = pgTable('calendar_feeds', {
  id: uuid('id').primaryKey().defaultRandom(),
  userId: uuid('user_id')
    .notNull()
    .unique()
    .references(() => users.id, { onDelete: 'cascade' }),
  tokenHash: bytea('token_hash').notNull().unique(),
  createdAt: createdAt(),
  readAt: instant('read_at'),
})
