import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  inet,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, citext, createdAt, instant, updatedAt } from './columns'

export const userRole = pgEnum('user_role', ['CLIENT', 'PROVIDER', 'ADMIN'])
export const userStatus = pgEnum('user_status', ['ACTIVE', 'SUSPENDED', 'ERASED'])
export const userLocale = pgEnum('user_locale', ['fr', 'ar'])
export const tokenKind = pgEnum('account_token_kind', [
  'VERIFY_EMAIL',
  'RESET_PASSWORD',
  'CHANGE_EMAIL',
  'APPROVE_EMAIL',
])

export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    email: citext('email').notNull().unique(),
    emailVerifiedAt: instant('email_verified_at'),
    passwordHash: text('password_hash').notNull(),
    passwordChangedAt: instant('password_changed_at'),
    /** The TOTP secret, sealed by the key ring; it counts from `totpEnabledAt` on. */
    totpSecret: bytea('totp_secret'),
    totpEnabledAt: instant('totp_enabled_at'),
    /** The last time step whose code was accepted: a code works once. */
    totpLastStep: integer('totp_last_step'),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    /** E.164. */
    phone: text('phone'),
    /** When its owner typed the code sent there; without it nothing but that code is ever sent to the number. */
    phoneVerifiedAt: instant('phone_verified_at'),
    role: userRole('role').notNull(),
    locale: userLocale('locale').notNull().default('fr'),
    status: userStatus('status').notNull().default('ACTIVE'),
    /** When its owner had it erased: what is left names nobody. */
    erasedAt: instant('erased_at'),
    /** News by e-mail: null until asked for, and again after a no (H3). */
    marketingConsentAt: instant('marketing_consent_at'),
    /** What providers think of the client: published reviews, kept exact by the trigger on `reviews`. */
    ratingSum: integer('rating_sum').notNull().default(0),
    ratingCount: integer('rating_count').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    check('users_phone_e164', sql`${table.phone} ~ '^\\+[1-9][0-9]{7,14}$'`),
    check('users_first_name_length', sql`char_length(${table.firstName}) between 1 and 50`),
    check('users_last_name_length', sql`char_length(${table.lastName}) between 1 and 50`),
  ],
)

/** One row per signed-in device. The cookie names the row; the row decides whether it still counts. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    ip: inet('ip'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  table => [index('sessions_user').on(table.userId, table.lastSeenAt.desc().nullsFirst())],
)

/** Single-use links sent by e-mail. Only the SHA-256 of the token is kept. */
export const accountTokens = pgTable(
  'account_tokens',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: tokenKind('kind').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: bytea('token_hash').notNull().unique(),
    /** SHA-256 of the secret kept by the browser that signed up; null where none is known. */
    browserHash: bytea('browser_hash'),
    /** Local path to go on to afterwards. */
    callbackUrl: text('callback_url'),
    /** The new address, for a change of address. */
    email: citext('email'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  table => [index('account_tokens_user').on(table.userId, table.kind, table.createdAt.desc().nullsFirst())],
)

/** Counters of the limiter when no Redis is configured. A row is a key in a window. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    hits: integer('hits').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  table => [index('rate_limits_expiry').on(table.expiresAt)],
)

/** Ten codes for who has lost the telephone, each good once. Only their SHA-256 is kept. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    codeHash: bytea('code_hash').notNull(),
    createdAt: createdAt(),
    usedAt: instant('used_at'),
  },
  table => [unique('recovery_codes_once').on(table.userId, table.codeHash)],
)

export const signInOutcome = pgEnum('sign_in_outcome', [
  'SUCCESS',
  'WRONG_PASSWORD',
  'WRONG_CODE',
  'SUSPENDED',
])

/** Who tried to get in, for the owner's eyes and for alerts. Of an address without account nothing is kept but its hash. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    outcome: signInOutcome('outcome').notNull(),
    ip: inet('ip'),
    userAgent: text('user_agent'),
    at: instant('at').notNull(),
  },
  table => [index('sign_ins_user').on(table.userId, table.at.desc()), index('sign_ins_at').on(table.at)],
)

/** A code sent to a telephone number, to show that it is its owner's. */
export const phoneCodes = pgTable(
  'phone_codes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** E.164. */
    phone: text('phone').notNull(),
    attempts: smallint('attempts').notNull().default(0),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  table => [index('phone_codes_user').on(table.userId, table.createdAt.desc())],
)
