import { randomUUID } from 'node:crypto'
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
