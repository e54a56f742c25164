import { Jar } from '../support/cookies'
import { formsOf, post, read, textOf } from '../support/forms'
import { makeClient, PASSWORD, type Person } from '../support/people'
import { ownAddress, site, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

/** Somebody whose account takes a code that nobody has. */
async function guarded(): Promise<Person> {
  const person = await makeClient()
  await db()`update users set totp_enabled_at = now(), totp_secret = '\\x00' where id = ${person.id}`
  return person
}
const sessionsOf = ({ id }: Person) => db()`select id from sessions where user_id = ${id}`

test('next-auth’s own door asks for the second factor, wherever the way back leads', async () => {
  const person = await guarded()
  const headers = { 'x-forwarded-for': ownAddress() }
  for (const callbackUrl of ['/fr/account', '/fr/account/security', `${site.url}/fr/pro`, '//evil.example']) {
    const jar = new Jar({})
    const first = await jar.take(await fetch(new URL('/api/auth/csrf', site.url), { headers }))
    const { csrfToken } = (await first.json()) as { csrfToken: string }
    const body = new URLSearchParams({ csrfToken, email: person.email, password: PASSWORD, callbackUrl })
    const answer = await jar.take(
      await fetch(new URL('/api/auth/callback/credentials', site.url), {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: { ...headers, origin: site.url, cookie: jar.header },
      }),
    )
    expect(answer.headers.get('location') ?? '', callbackUrl).toContain('error=auth.code_required')
    expect(jar.header, callbackUrl).not.toContain('session-token')
  }
  expect(await sessionsOf(person)).toHaveLength(0)
})

test('the form asks for it, too, and the page behind the way back stays closed', async () => {
  const person = await guarded()
  const path = '/fr/sign-in?callbackUrl=%2Ffr%2Faccount%2Fsecurity'
  const form = formsOf(await (await read(path)).text()).find(fields => 'password' in fields) ?? {}
  const answer = await post(path, { ...form, email: person.email, password: PASSWORD })
  expect(answer.status).toBe(200)
  expect(textOf(await answer.text())).toContain(words('fr', 'errors.auth.code_required'))
  expect(answer.headers.getSetCookie().join()).not.toMatch(/session-token=[^;]/)
  expect(await sessionsOf(person)).toHaveLength(0)
})
