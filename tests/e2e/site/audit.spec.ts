import { readFile } from 'node:fs/promises'
import { post, read } from '../support/forms'
import { makeAdmin, makeClient, makeProvider, PASSWORD, type Person } from '../support/people'
import { sessionHeader } from '../support/session'
import { LOCALES, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const statusOf = async (person: Person) =>
  (await db()`select status from users where id = ${person.id}`)[0]?.status
const openSessions = async (person: Person) =>
  (await db()`select 1 from sessions where user_id = ${person.id} and revoked_at is null`).length

for (const script of [true, false]) {
  test(`an account is suspended and opened again, ${script ? 'with' : 'without'} JavaScript`, async ({
    visitor,
  }) => {
    const [admin, client] = await Promise.all([makeAdmin(), makeClient()])
    await sessionHeader(client)
    const say = (key: string) => words('fr', `admin.users.${key}`)
    const page = await visitor({ locale: 'fr', script, as: admin })
    await page.goto(`/fr/admin/users?q=${encodeURIComponent(client.email)}`)
    await page.locator(`[data-user="${client.id}"] a`).click()
    const reason = 'Plusieurs clients signalent des insultes.'
    const suspend = async (password: string) => {
      const form = page.locator('form:has([name=reason])')
      if (!(await form.locator('details').evaluate(element => (element as HTMLDetailsElement).open))) {
        await form.locator('summary').click()
      }
      await form.locator('[name=reason]').fill(reason)
      await form.locator('[name=current]').fill(password)
      await form.getByRole('button', { name: say('acts.suspend') }).click()
    }
    await suspend('Wrong-Password-2026')
    await expect(page.locator('[name=current][aria-invalid=true]')).toHaveCount(1)
    await expect(page.locator('[name=reason]')).toHaveValue(reason)
    expect(await statusOf(client)).toBe('ACTIVE')
    await suspend(PASSWORD)
    await expect(page.getByText(say('statuses.SUSPENDED'), { exact: true })).toBeVisible()
    expect([await statusOf(client), await openSessions(client)]).toEqual(['SUSPENDED', 0])

    await page.locator('summary', { hasText: say('acts.reactivate') }).click()
    await page.getByRole('button', { name: say('acts.reactivate') }).click()
    await expect(page.getByText(say('statuses.ACTIVE'), { exact: true })).toBeVisible()
    expect(await statusOf(client)).toBe('ACTIVE')

    // The log has both, with what they changed and where they came from.
    await page.goto(`/fr/admin/audit?id=${client.id}`)
    await expect(page.locator('[data-severity=HIGH]')).toHaveCount(2)
    await page.locator('[data-severity] a', { hasText: words('fr', 'audit.actions.user.suspended') }).click()
    await expect(page.getByRole('cell', { name: reason })).toBeVisible()
    const [trace] = await db()`
      select ip is not null as ip, user_agent is not null as program, request_id is not null as request
        from audit_log where target_id = ${client.id} and action = 'user.suspended'`
    expect(trace).toEqual({ ip: true, program: true, request: true })
  })
}

test('the lines asked for can be taken away as a file', async ({ visitor }) => {
  const admin = await makeAdmin()
  const page = await visitor({ locale: 'ar', as: admin })
  await page.goto('/ar/admin/audit?action=settings.changed')
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: words('ar', 'audit.page.csv') }).click()
  const file = await (await waiting).path()
  const [head, ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\r\n')
  expect(head).toContain('action')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.every(line => line.includes('settings.changed'))).toBe(true)
  const [trace] = await db()`
    select new from audit_log where action = 'audit.exported' and actor_id = ${admin.id}`
  expect(trace?.new).toEqual({ action: 'settings.changed' })
})

test('for clients and providers neither log nor accounts exist', async () => {
  const [client, { owner }] = await Promise.all([makeClient(), makeProvider()])
  const [line] = await db()`select id from audit_log order by id desc limit 1`
  for (const person of [client, owner]) {
    const cookie = await sessionHeader(person)
    for (const locale of LOCALES) {
      for (const path of ['audit', `audit/${line?.id}`, 'users', `users/${client.id}`]) {
        expect((await read(`/${locale}/admin/${path}`, { cookie, locale })).status, path).toBe(404)
      }
    }
    expect((await post('/api/audit', { format: 'csv' }, { cookie })).status).toBe(404)
  }
  expect((await post('/api/audit', { format: 'csv' }, {})).status).toBe(401)
})
