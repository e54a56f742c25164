import { hkdfSync, randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { encode } from 'next-auth/jwt'
import type { Person } from './people'
import { site } from './site'
import { db } from './sql'

const DAY = 24 * 60 * 60

/** The cookies of somebody who has signed in, made without the sign-in page. */
export async function sessionCookies(person: Person): Promise<{ name: string; value: string }[]> {
  const sid = randomUUID()
  await db()`
    insert into sessions (id, user_id, expires_at) values (${sid}, ${person.id}, now() + interval '1 day')`
  const claims = { sid, sub: person.id, role: person.role, name: person.firstName }
  const token = await encode({ token: claims, secret: site.secret, maxAge: DAY })
  return [
    { name: 'next-auth.session-token', value: token },
    { name: 'kh_in', value: person.role },
  ]
}

/** The same as one `Cookie` header. */
export async function sessionHeader(person: Person): Promise<string> {
  return (await sessionCookies(person)).map(({ name, value }) => `${name}=${value}`).join('; ')
}

type Encrypted = { [step: string]: (...args: unknown[]) => Encrypted } & {
  encrypt(key: Uint8Array): Promise<string>
}
/** What next-auth makes its cookies with. It always writes the present into them. */
const { EncryptJWT } = createRequire(createRequire(import.meta.url).resolve('next-auth/jwt'))('jose') as {
  EncryptJWT: new (claims: object) => Encrypted
}

/** A row and the cookie of a session that was made so many minutes ago. */
export async function agedSession(person: Person, minutes: number): Promise<{ sid: string; token: string }> {
  const sid = randomUUID()
  await db()`
    insert into sessions (id, user_id, created_at, last_seen_at, expires_at)
    select ${sid}, ${person.id}, at, at, at + interval '7 days'
      from (select now() - make_interval(mins => ${minutes}) as at) made`
  const key = hkdfSync('sha256', site.secret, '', 'NextAuth.js Generated Encryption Key', 32)
  const at = Math.floor(Date.now() / 1000) - minutes * 60
  const token = await new EncryptJWT({ sid, sub: person.id, role: person.role, name: person.firstName })
    .setProtectedHeader?.({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt?.(at)
    .setExpirationTime?.(at + 7 * DAY)
    .setJti?.(randomUUID())
    .encrypt(new Uint8Array(key))
  if (!token) throw new Error('no cookie was made')
  return { sid, token }
}
