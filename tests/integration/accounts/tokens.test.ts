import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { beforeAll, describe, expect, test } from 'vitest'
import { accountTokens, phoneCodes, users } from '@/db/schema'
import { askEmailChange, confirmEmailChange } from '@/lib/accounts/commands/email'
import { resetPassword, sendResetLink } from '@/lib/accounts/commands/password'
import { askPhoneCode, confirmPhone } from '@/lib/accounts/commands/phone'
import { beginTwoFactor, enableTwoFactor, secondFactorOpens } from '@/lib/accounts/commands/two-factor'
import { sendLink, verifyEmail } from '@/lib/accounts/commands/verification'
import { phoneCode } from '@/lib/accounts/queries/phone'
import { recoveryCodesOf } from '@/lib/accounts/recovery'
import { answerByLink, makeLink } from '@/lib/answers/commands'
import { linkOf } from '@/lib/answers/queries'
import { requestBooking } from '@/lib/bookings/commands/request'
import { endFeed, renewFeed } from '@/lib/calendar/commands'
import { feedOf, ownFeed } from '@/lib/calendar/queries/feed'
import type { User } from '@/lib/core/actor'
import { linkToken } from '@/lib/core/crypto'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { later } from './people'

Object.assign(process.env, { SMS_VENDOR: 'twilio', SMS_ACCOUNT: 'AC1', SMS_SECRET: 'secret' })

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const mailOf = ({ userId }: User) => `${userId}@test.khadamat.example`
const inOne = <Done>(work: (tx: Parameters<Parameters<typeof t.db.transaction>[0]>[0]) => Promise<Done>) =>
  t.db.transaction(work)

type Made = {
  secret: string
  /** Uses it, by its owner or where it is typed with an account, by somebody else. */
  use: (at: Date, as?: User) => Promise<unknown>
}
type Kind = {
  make: () => Promise<Made>
  /** Minutes after which it is dead. */
  life: number
  /** Whether it is typed into an account, which another one may try. */
  typed?: boolean
  /** So short that its bare hash could be undone. */
  short?: boolean
}

async function linkOfKind(user: User, kind: (typeof accountTokens.$inferSelect)['kind']): Promise<string> {
  const rows = await t.db.select().from(accountTokens).where(eq(accountTokens.userId, user.userId))
  return linkToken(kind, rows.find(row => row.kind === kind)?.id ?? '')
}

async function changeLink(kind: 'CHANGE_EMAIL' | 'APPROVE_EMAIL'): Promise<Made> {
  const user = await makeUser(t.db)
  await inOne(tx => askEmailChange(tx, user, `neuf-${mailOf(user)}`, AT))
  const secret = await linkOfKind(user, kind)
  return { secret, use: at => inOne(tx => confirmEmailChange(tx, secret, at)) }
}

const refusedIfFalse = async (opens: Promise<boolean>) => {
  if (!(await opens)) throw new Error('refused')
}

async function secondFactor(codeOf: (secret: Buffer) => string): Promise<Made> {
  const user = await makeUser(t.db)
  const secret = await inOne(tx => beginTwoFactor(tx, user.userId))
  await inOne(tx => enableTwoFactor(tx, user, totp(secret, later(-5)), later(-5)))
  const code = codeOf(secret)
  const use: Made['use'] = (at, as = user) =>
    refusedIfFalse(inOne(tx => secondFactorOpens(tx, as.userId, code, at)))
  return { secret: code, use }
}
const totp = (secret: Buffer, at: Date) =>
  new TOTP({ secret: Secret.fromHex(secret.toString('hex')) }).generate({ timestamp: at.getTime() })

const PHONE = 'the code of a telephone'
const FOREVER = Number.POSITIVE_INFINITY
const KINDS: Record<string, Kind> = {
  'the link that confirms an address': {
    life: 24 * 60,
    make: async () => {
      const user = await makeUser(t.db, { verified: false })
      await inOne(tx => sendLink(tx, user.userId, null, AT))
      const secret = await linkOfKind(user, 'VERIFY_EMAIL')
      return { secret, use: at => inOne(tx => verifyEmail(tx, secret, at)) }
    },
  },
  'the link to a new password': {
    life: 60,
    make: async () => {
      const user = await makeUser(t.db)
      await inOne(tx => sendResetLink(tx, mailOf(user), AT))
      const secret = await linkOfKind(user, 'RESET_PASSWORD')
      const password = 'Khadamat-Neuf-2027'
      return { secret, use: at => resetPassword(t.db, { token: secret, password }, at) }
    },
  },
  'the yes of a new address': { life: 24 * 60, make: () => changeLink('CHANGE_EMAIL') },
  'the yes of the old address': { life: 24 * 60, make: () => changeLink('APPROVE_EMAIL') },
  'the answer by one tap': {
    life: 60,
    make: async () => {
      const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
      const input = requestInput(seller.offerId, '2026-11-27T10:00:00.000Z')
      const { id } = await inOne(tx => requestBooking(tx, client, input, AT))
      const link = { bookingId: id, version: 1, userId: seller.owner.userId, expiresAt: later(60) }
      await makeLink(t.db, link, AT)
      const found = await linkOf(t.db, id, 1, seller.owner.userId)
      const secret = found?.href('https://khadamat.example', 'fr').split('/').at(-1) ?? ''
      const answer = { token: secret, act: 'accept', ip: '127.0.0.1' } as const
      return { secret, use: at => inOne(tx => answerByLink(tx, answer, at)) }
    },
  },
  [PHONE]: {
    life: 10,
    typed: true,
    short: true,
    make: async () => {
      const user = await makeUser(t.db)
      await inOne(tx => askPhoneCode(tx, user, AT))
      const [row] = await t.db.select().from(phoneCodes).where(eq(phoneCodes.userId, user.userId))
      const secret = row ? phoneCode(row) : ''
      const use: Made['use'] = async (at, as = user) => {
        // Confirmed already, the same code changes nothing: it must be refused by itself.
        await t.db.update(users).set({ phoneVerifiedAt: null }).where(eq(users.id, as.userId))
        await confirmPhone(t.db, as, secret, at)
      }
      return { secret, use }
    },
  },
  'the code of an authenticator': {
    life: 2,
    typed: true,
    short: true,
    make: () => secondFactor(secret => totp(secret, AT)),
  },
  'a recovery code': {
    life: FOREVER,
    typed: true,
    make: () => secondFactor(secret => recoveryCodesOf(secret)[0] ?? ''),
  },
}
const ALL = Object.entries(KINDS)

/** Everything that stands in the database, as whoever steals it would read it. */
async function dump(): Promise<string> {
  const tables = await t.db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker')`)
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await t.db.execute<{ row: string }>(
      sql.raw(`select to_jsonb(x)::text as row from ${name} x`),
    )
    for (const { row } of rows) texts.push(row)
  }
  return texts.join('\n')
}
const sha256 = (text: string) => createHash('sha256').update(text).digest()

describe.each(ALL)('%s', (_, { make, short }) => {
  test('works once', async () => {
    const { use } = await make()
    await use(later(1 / 60))
    await expect(use(later(1 / 60))).rejects.toThrow()
  })

  test('cannot be read in the database', async () => {
    const { secret } = await make()
    expect(secret.length).toBeGreaterThan(5)
    const all = await dump()
    expect(all.includes(short ? `"${secret}"` : secret), 'as it is').toBe(false)
    expect(all.includes(Buffer.from(secret).toString('hex')), 'in its bytes').toBe(false)
    // A million of codes are hashed in a second: of those not even the hash may stand there.
    if (short) expect(all.includes(sha256(secret).toString('hex')), 'as a hash').toBe(false)
  })
})

test.each(ALL.filter(([, { life }]) => life !== FOREVER))(
  '%s is dead after its time',
  async (_, { make, life }) => {
    const { use } = await make()
    await expect(use(later(life))).rejects.toThrow()
  },
)

// A number that is confirmed is confirmed: the second of two tries finds it done, which opens nothing.
test.each(ALL.filter(([name]) => name !== PHONE))(
  'of two uses of %s at once, one counts',
  async (_, { make }) => {
    const { use } = await make()
    const outcomes = await Promise.allSettled([use(later(1 / 60)), use(later(1 / 60))])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  },
)

test.each(ALL.filter(([, { typed }]) => typed))('%s opens no other account', async (_, { make }) => {
  const { use } = await make()
  await expect(use(AT, await makeUser(t.db))).rejects.toThrow()
  await use(later(1 / 60))
})

test('the address of a calendar is dead once there is another, or none, and cannot be read', async () => {
  const [user, stranger] = [await makeUser(t.db), await makeUser(t.db)]
  await inOne(tx => renewFeed(tx, user, AT))
  const first = (await ownFeed(t.db, user.userId))?.token ?? ''
  expect(await feedOf(t.db, first)).toMatchObject({ userId: user.userId })
  expect((await dump()).includes(first)).toBe(false)
  await inOne(tx => endFeed(tx, stranger, AT))
  await inOne(tx => renewFeed(tx, user, AT))
  expect(await feedOf(t.db, first)).toBeNull()
  const second = (await ownFeed(t.db, user.userId))?.token ?? ''
  await inOne(tx => endFeed(tx, user, AT))
  expect(await feedOf(t.db, second)).toBeNull()
})
