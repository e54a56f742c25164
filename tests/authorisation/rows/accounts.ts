import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import type { Tx } from '@/db/client'
import { accountTokens, phoneCodes, users } from '@/db/schema'
import { askEmailChange } from '@/lib/accounts/commands/email'
import { sendResetLink } from '@/lib/accounts/commands/password'
import { askPhoneCode } from '@/lib/accounts/commands/phone'
import { sendLink } from '@/lib/accounts/commands/verification'
import { totpPlace } from '@/lib/accounts/domain/totp'
import { phoneCode } from '@/lib/accounts/queries/phone'
import type { User } from '@/lib/core/actor'
import { linkToken } from '@/lib/core/crypto'
import { seal } from '@/lib/core/key-ring'
import { AT } from '../../support/factories'
import { anyone, clientOnly, eachOwn } from '../gets'
import { actionRows } from '../rows'
import { mailOf, NEW_PASSWORD, PASSWORD, type Scene } from '../scene'
import { fileIn, uploaded } from '../stages'

const NOBODY = 'personne@test.khadamat.example'
const everyone = ({ people }: Scene): User[] => Object.values(people)

type Kind = (typeof accountTokens.$inferSelect)['kind']
/** The secret of the client's last link of a kind, as the letter carries it. */
async function tokenOf(tx: Tx, { people }: Scene, kind: Kind) {
  const [row] = await tx
    .select({ id: accountTokens.id })
    .from(accountTokens)
    .where(and(eq(accountTokens.userId, people.client.userId), eq(accountTokens.kind, kind)))
  return { token: row ? linkToken(kind, row.id) : '' }
}

const person = {
  firstName: 'Nadia',
  lastName: 'Bennis',
  phone: '06 12 34 56 79',
  language: 'ar',
}

export default actionRows('lib/accounts/actions/index.ts', {
  signUp: {
    by: 'client',
    gets: anyone(),
    form: () => ({ ...person, email: NOBODY, password: PASSWORD, role: 'CLIENT' }),
  },
  signIn: {
    by: 'client',
    // Whoever knows the password is its owner, whichever session the browser had. A try is written down.
    gets: anyone('done', { suspended: 'auth.suspended' }),
    form: scene => ({ email: mailOf(scene.people.client), password: PASSWORD }),
    notes: true,
  },
  signOut: { by: 'client', gets: anyone(), quiet: true },
  verifyEmail: {
    by: 'client',
    gets: anyone('done', { suspended: 'auth.suspended' }),
    stage: async (tx, { people }) => {
      const { userId } = people.client
      await tx.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, userId))
      await sendLink(tx, userId, null, AT)
    },
    form: async (scene, tx) => ({ ...(await tokenOf(tx, scene, 'VERIFY_EMAIL')), password: PASSWORD }),
  },
  resendVerification: { by: 'client', gets: anyone(), quiet: true, form: () => ({ email: NOBODY }) },
})

const SECRET = randomBytes(20)
const CODE = new TOTP({ secret: Secret.fromHex(SECRET.toString('hex')) }).generate({
  timestamp: AT.getTime(),
})

const withSecret = (enabled: boolean) => async (tx: Tx, scene: Scene) => {
  for (const { userId } of everyone(scene)) {
    await tx
      .update(users)
      .set({ totpSecret: seal(SECRET, totpPlace(userId)), totpEnabledAt: enabled ? AT : null })
      .where(eq(users.id, userId))
  }
}

export const security = actionRows('lib/accounts/actions/security.ts', {
  forgotPassword: {
    by: 'client',
    gets: anyone(),
    form: scene => ({ email: mailOf(scene.people.client) }),
  },
  resetPassword: {
    by: 'client',
    gets: anyone('done', { suspended: 'accounts.link_invalid' }),
    stage: (tx, { people }) => sendResetLink(tx, mailOf(people.client), AT),
    form: async (scene, tx) => ({ ...(await tokenOf(tx, scene, 'RESET_PASSWORD')), password: NEW_PASSWORD }),
  },
  changePassword: {
    by: 'client',
    gets: eachOwn(),
    form: () => ({ current: PASSWORD, password: NEW_PASSWORD }),
  },
  changeEmail: { by: 'client', gets: eachOwn(), form: () => ({ current: PASSWORD, email: NOBODY }) },
  confirmEmail: {
    by: 'client',
    gets: anyone('done', { suspended: 'accounts.link_invalid' }),
    stage: (tx, { people }) => askEmailChange(tx, people.client, NOBODY, AT),
    form: (scene, tx) => tokenOf(tx, scene, 'CHANGE_EMAIL'),
  },
  beginTwoFactor: { by: 'client', gets: eachOwn(), form: () => ({ current: PASSWORD }) },
  enableTwoFactor: {
    by: 'client',
    gets: eachOwn(),
    stage: withSecret(false),
    form: () => ({ code: CODE }),
  },
  disableTwoFactor: {
    by: 'client',
    gets: eachOwn(),
    stage: withSecret(true),
    form: () => ({ current: PASSWORD, code: CODE }),
  },
  endSession: {
    by: 'client',
    gets: eachOwn('not_found', { client: 'done' }),
    form: scene => ({ session: scene.otherSession }),
  },
  endOtherSessions: { by: 'client', gets: eachOwn() },
})

export const settings = actionRows('lib/accounts/actions/settings.ts', {
  changeProfile: { by: 'client', gets: eachOwn(), form: () => person },
  saveAvatar: {
    by: 'client',
    // The upload is one client's; a provider's picture is the portrait of the profile.
    gets: clientOnly('files.unknown'),
    stage: uploaded('client', 'AVATAR'),
    form: async (scene, tx) => ({ avatar: await fileIn(tx, scene, 'client') }),
  },
  sendPhoneCode: { by: 'client', gets: eachOwn() },
  confirmPhone: {
    by: 'client',
    // The code is that of one number of one account.
    gets: eachOwn('accounts.phone_code_over', { client: 'done' }),
    stage: (tx, { people }) => askPhoneCode(tx, people.client, AT),
    form: async (scene, tx) => {
      const [row] = await tx
        .select()
        .from(phoneCodes)
        .where(eq(phoneCodes.userId, scene.people.client.userId))
      return { code: row ? phoneCode(row) : '' }
    },
  },
})
