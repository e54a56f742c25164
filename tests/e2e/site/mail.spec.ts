import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { linkIn, type Mail, waitForMails } from '../support/mailbox'
import { makeAdmin, makeBooking, makeClient, type Person } from '../support/people'
import { site, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

/** Lets the site's own worker send one e-mail. */
async function send(
  to: Person,
  template: string,
  payload: Record<string, string> = {},
  dead = false,
): Promise<string> {
  const id = randomUUID()
  await db()`
    insert into emails (id, dedupe, template, user_id, recipient, locale, payload, failed_at, attempts, last_error)
    values (${id}, ${id}, ${template}, ${to.id}, ${to.email}, 'fr', ${db().json(payload)},
            ${dead ? new Date() : null}, ${dead ? 12 : 0}, ${dead ? 'mail: application_error (500)' : null})`
  if (!dead)
    await db()`select graphile_worker.add_job('send_email', json_build_object('emailId', ${id}::text), job_key => ${`email:${id}`}::text)`
  return id
}

/** An invitation to a review, which has a switch. */
async function invited(): Promise<{ client: Person; mail: Mail & { headers: Record<string, string> } }> {
  const { id, client } = await makeBooking('CONFIRMED')
  await db()`update bookings set status = 'COMPLETED', ended_at = now() where id = ${id}`
  await send(client, 'invite_client', { bookingId: id })
  const [mail] = await waitForMails(client.email, 1)
  if (!mail) throw new Error('no mail')
  return { client, mail: mail as Mail & { headers: Record<string, string> } }
}

const isOff = async ({ id }: Person) => {
  const rows = await db()`select kind from notification_preferences where user_id = ${id} and not enabled`
  return rows.map(row => row.kind)
}

/** As a mail program posts: no cookie, no origin, nothing that a browser would add. */
function bare(address: string, body: string, type: string): Promise<number> {
  const url = new URL(new URL(address).pathname, site.url)
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) }
    const call = request(url, { method: 'POST', headers }, answer => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    call.on('error', reject)
    call.end(body)
  })
}

test('a mail program unsubscribes with one post', async () => {
  const { client, mail } = await invited()
  const address = mail.headers['List-Unsubscribe']?.slice(1, -1) ?? ''
  expect(mail.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  const form = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
  expect(await bare(address, form, 'multipart/form-data; boundary=x')).toBe(200)
  expect(await bare(address, 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded')).toBe(200)
  expect(await isOff(client)).toEqual(['REVIEW'])
  expect(await bare(`${address}x`, '', 'text/plain')).toBe(404)
})

for (const script of [true, false]) {
  test(`a person does so on a page, and back, ${script ? 'with' : 'without'} JavaScript`, async ({
    visitor,
  }) => {
    const { client, mail } = await invited()
    const page = await visitor({ locale: 'fr', script })
    const link = new URL(linkIn(mail, '/unsubscribe'))
    await page.goto(`${link.pathname}${link.search}`)
    expect(await isOff(client)).toEqual([])
    await expect(page.locator('h1')).toHaveText(words('fr', 'unsubscribe.on.title'))
    await page.getByRole('button', { name: words('fr', 'unsubscribe.on.button') }).click()
    await expect(page.locator('h1')).toHaveText(words('fr', 'unsubscribe.off.title'))
    expect(await isOff(client)).toEqual(['REVIEW'])
    await page.getByRole('button', { name: words('fr', 'unsubscribe.off.button') }).click()
    await expect(page.locator('h1')).toHaveText(words('fr', 'unsubscribe.on.title'))
    expect(await isOff(client)).toEqual([])
    const answer = await page.goto('/ar/unsubscribe?token=x')
    expect(answer?.status()).toBe(404)
  })
}

test('a bounce is heard from the vendor, shown to its owner, and undone by an administrator', async ({
  visitor,
}) => {
  const [client, admin] = [await makeClient(), await makeAdmin()]
  await send(client, 'password_changed')
  const [mail] = await waitForMails(client.email, 1)
  const told = await fetch(`${site.services}/mail/reports`, {
    method: 'POST',
    body: JSON.stringify({ id: mail?.id, kind: 'bounce' }),
  })
  expect(await told.json()).toMatchObject({ status: 200 })
  const page = await visitor({ locale: 'fr', as: client })
  await expect(async () => {
    await page.goto('/fr/account')
    await expect(page.getByText(words('fr', 'accounts.unreachable.title'))).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.getByRole('link', { name: words('fr', 'accounts.unreachable.confirm') }).click()
  await expect(page.getByRole('button', { name: words('fr', 'accounts.verify.resend') })).toBeVisible()
  const office = await visitor({ locale: 'fr', as: admin })
  await office.goto('/fr/admin/jobs?view=addresses')
  await office.locator('[name=email]').fill(client.email)
  await office.getByRole('button', { name: words('fr', 'admin.jobs.addresses.lift') }).click()
  await expect(office.getByText(words('fr', 'admin.jobs.addresses.lifted'))).toBeVisible()
  await page.goto('/fr/account')
  await expect(page.getByText(words('fr', 'accounts.unreachable.title'))).toHaveCount(0)
})

test('what was given up is sent again or dropped', async ({ visitor }) => {
  const [client, admin] = [await makeClient(), await makeAdmin()]
  const again = await send(client, 'password_changed', {}, true)
  const never = await send(client, 'two_factor_on', {}, true)
  const page = await visitor({ locale: 'ar', as: admin, script: false })
  await page.goto('/ar/admin/jobs')
  await expect(page.locator('main')).not.toContainText(client.email)
  const line = (id: string) => page.locator(`[data-letter="${id}"]`)
  await line(never)
    .getByRole('button', { name: words('ar', 'admin.jobs.mail.drop') })
    .click()
  await expect(line(never)).toHaveCount(0)
  await line(again)
    .getByRole('button', { name: words('ar', 'admin.jobs.mail.retry') })
    .click()
  await expect(line(again)).toHaveCount(0)
  const mails = await waitForMails(client.email, 1)
  expect(mails.map(mail => mail.subject)).toEqual([words('fr', 'emails.account.password_changed.subject')])
})
