import { filledForm } from '../support/booking-form'
import { post, read } from '../support/forms'
import { linkIn, mailsTo, waitForMails } from '../support/mailbox'
import { makeClient, makeProvider } from '../support/people'
import { sessionHeader } from '../support/session'
import { words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

/** A request as a client sends it, and the link in the provider's mail. */
async function askedByMail() {
  const [provider, client] = await Promise.all([makeProvider(), makeClient()])
  const cookie = await sessionHeader(client)
  const { path, fields } = await filledForm(provider, cookie)
  await post(path, fields, { cookie })
  const [mail] = await waitForMails(provider.owner.email, 1)
  if (!mail) throw new Error('no mail')
  const link = new URL(linkIn(mail, '/answer/'))
  return { provider, client, fields, path: link.pathname, mail }
}

const statusOf = async (clientId: string) => {
  const [row] = await db()`select status, version from bookings where client_id = ${clientId}`
  return row && { ...row }
}

for (const script of [true, false]) {
  test(`a provider accepts from the mail without signing in, ${script ? 'with' : 'without'} JavaScript`, async ({
    visitor,
  }) => {
    const { client, provider, path } = await askedByMail()
    const page = await visitor({ locale: 'fr', script })
    await page.goto(`${path}?do=accept`)
    await expect(page.locator('main [data-status]')).toHaveAttribute('data-status', 'PENDING')
    await expect(page.locator('main')).not.toContainText('Orangers')
    expect(await statusOf(client.id)).toEqual({ status: 'PENDING', version: 1 })
    await page.getByRole('button', { name: words('fr', 'answers.accept') }).click()
    await expect(page.locator('h1')).toHaveText(words('fr', 'answers.done.accept'))
    await expect(page.locator('main [data-status]')).toHaveAttribute('data-status', 'CONFIRMED')
    expect(await statusOf(client.id)).toEqual({ status: 'CONFIRMED', version: 2 })
    const confirmed = await waitForMails(provider.owner.email, 2)
    expect(confirmed[0]?.text).toContain('Orangers')
    await page.goto(path)
    await expect(page.locator('h1')).toHaveText(words('fr', 'answers.used.title'))
  })
}

test('a refusal wants its reason, keeps the link meanwhile, and works in Arabic', async ({ visitor }) => {
  const { client, path } = await askedByMail()
  const page = await visitor({ locale: 'ar', script: true })
  await page.goto(`${path.replace('/fr/', '/ar/')}?do=refuse`)
  const refuse = page.getByRole('button', { name: words('ar', 'answers.refuse') })
  await refuse.click()
  await expect(page.locator('main')).toContainText(words('ar', 'errors.booking.reason_required'))
  await page.locator('[name=reason]').fill('مشغول في هذا اليوم')
  await refuse.click()
  await expect(page.locator('h1')).toHaveText(words('ar', 'answers.done.refuse'))
  expect(await statusOf(client.id)).toMatchObject({ status: 'REJECTED' })
  expect((await mailsTo(client.email))[0]?.text).toBeDefined()
})

test('programs that open every link of a mail change nothing', async () => {
  const { client, mail } = await askedByMail()
  const links = mail.text.match(/https?:\/\/\S+/g) ?? []
  expect(links.length).toBeGreaterThan(2)
  for (const link of [...links, ...links]) {
    await fetch(link, { headers: { 'user-agent': 'WhatsApp/2.23 A' } })
    await fetch(link, { method: 'HEAD' })
  }
  expect(await statusOf(client.id)).toEqual({ status: 'PENDING', version: 1 })
})

test('a made-up link is no page, and says nothing to a search engine', async () => {
  const response = await read(`/fr/answer/${'a'.repeat(43)}`)
  expect(response.status).toBe(404)
  const { path } = await askedByMail()
  const open = await read(path)
  expect(open.status).toBe(200)
  expect(open.headers.get('content-security-policy')).toContain('nonce-')
  expect(await open.text()).toMatch(/<meta name="robots" content="noindex, nofollow"/)
})
