import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accountTokens, emails } from '@/db/schema'
import { sendLink } from '@/lib/accounts/commands/verification'
import { hashToken } from '@/lib/core/crypto'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { AT, makeUser } from '../../support/factories'
import { openScene, type Scene } from './scene'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

async function newcomer() {
  const user = await makeUser(scene.db, { verified: false })
  return { user, mail: `${user.userId}@test.khadamat.example` }
}

it('mails a link that fits the stored hash, and stores its secret nowhere', async () => {
  const { user, mail } = await newcomer()
  await scene.db.transaction(tx => sendLink(tx, user.userId, null, AT))
  await scene.work()
  const [received, ...more] = await scene.vendor.mailsTo(mail)
  expect(more).toEqual([])
  const secret = /\/fr\/verify-email\?token=([\w-]{43})\b/.exec(received?.text ?? '')?.[1] ?? ''
  const [token] = await scene.db.select().from(accountTokens).where(eq(accountTokens.userId, user.userId))
  expect(token?.tokenHash.equals(hashToken(secret))).toBe(true)
  const [row] = await scene.db.select().from(emails).where(eq(emails.userId, user.userId))
  expect(JSON.stringify(row)).not.toContain(secret)
  expect(row?.sentAt).toEqual(AT)
})

it('does not mail a link that opens nothing any more', async () => {
  const { user, mail } = await newcomer()
  await scene.db.transaction(tx => sendLink(tx, user.userId, null, AT))
  await scene.db.update(accountTokens).set({ usedAt: AT }).where(eq(accountTokens.userId, user.userId))
  await scene.work()
  expect(await scene.vendor.mailsTo(mail)).toEqual([])
})

it('tells the owner of an address once a day that it has an account, however often it is typed', async () => {
  const { user, mail } = await newcomer()
  for (let times = 0; times < 3; times++) {
    await enqueue(scene.db, 'notify_account', { kind: 'account_exists', userId: user.userId })
    await scene.work()
  }
  const [received, ...more] = await scene.vendor.mailsTo(mail)
  expect(more).toEqual([])
  expect(received?.subject).toBe('Vous avez déjà un compte Khadamat')
  expect(received?.text).toContain('/fr/sign-in')
})
