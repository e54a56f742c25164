import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { read } from '../support/forms'
import { linkIn, plain, waitForMails } from '../support/mailbox'
import { PASSWORD, unique } from '../support/people'
import { LOCALES, type Locale, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

/** Several pages in a row, each made for the first time. */
test.describe.configure({ timeout: 180_000 })

const submit = (page: Page, field: string) => page.locator(`form:has([name=${field}]) button[type=submit]`)

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`form [name=${name}]`).fill(value)
}

async function signUp(page: Page, locale: string, email: string): Promise<void> {
  await page.goto(`/${locale}`)
  await page.locator(`footer a[href="/${locale}/sign-up?role=PROVIDER"]`).click()
  await page.waitForURL(/\/sign-up\?role=PROVIDER/)
  await expect(page.locator('[name=role][value=PROVIDER]')).toBeChecked()
  const person = { firstName: 'Hamid', lastName: 'Berrada', phone: '06 61 23 45 67' }
  await fill(page, { ...person, email, password: 'Jamais-Vu-2031' })
  await submit(page, 'firstName').click()
  await page.waitForURL(/\/verify-email\?sent=1/)
  const [mail] = await waitForMails(email, 1)
  if (!mail) throw new Error('no mail')
  await page.goto(linkIn(mail, `/${locale}/verify-email`))
  await submit(page, 'token').click()
  await page.waitForURL(/\/pro\/onboarding/)
  // The welcome, which later counts count as well.
  await waitForMails(email, 2)
}

async function onboard(page: Page, locale: string, nameFr: string): Promise<void> {
  await fill(page, { nameFr, nameAr: 'ورشة الأطلس', since: '2015' })
  await page.locator('[name=category]').selectOption('plomberie')
  await page.locator('[name=city]').selectOption('casablanca')
  await page.locator('[name=speaks_darija]').check()
  await submit(page, 'nameFr').click()
  await page.waitForURL(/step=place/)
  // One may leave and come back: what was said is there, and one goes on where one was.
  await page.goto(`/${locale}/pro/onboarding?step=identity`)
  await expect(page.locator('[name=nameFr]')).toHaveValue(nameFr)
  await page.goto(`/${locale}/pro/onboarding`)
  await page.locator('[name=district]').selectOption('maarif')
  await submit(page, 'radius').click()
  await page.waitForURL(/step=bio/)
  await fill(page, {
    bioFr: 'trop court',
    bioAr: 'أصلح التسربات <b>وسخانات الماء</b> منذ سنوات بالدار البيضاء.',
  })
  await submit(page, 'bioFr').click()
  await expect(page.locator('[name=bioFr]')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('[name=bioAr]')).toHaveValue(/أصلح/)
  await fill(page, { bioFr: 'Plombier depuis 2015, je répare <b>les fuites</b> et les chauffe-eau.' })
  await submit(page, 'bioFr').click()
  await page.waitForURL(/step=offers/)
  await page.locator('main a[href*="/pro/offers/new"]').first().click()
  await page.locator('main a[href*="service=fuite-robinet"]').click()
  await page.locator('[name=price]').fill('170')
  await submit(page, 'price').click()
  await page.waitForURL(/step=offers/)
  await expect(page.locator('[data-offer]')).toHaveCount(1)
  await page.locator('main a[href$="step=hours"]').last().click()
  await page.waitForURL(/step=hours/)
  await submit(page, 'opens').click()
  await page.waitForURL(/step=photos/)
  await page.goto(`/${locale}/pro/onboarding?step=submit`)
  await expect(page.locator('[data-item=offers]')).toHaveAttribute('data-done', 'true')
}

/** A telephone's photo of a card, in the form's own post: it needs no script. */
async function show(page: Page, kind: string): Promise<void> {
  const card = page.locator(`[data-document=${kind}]`)
  const create = { width: 900, height: 600, channels: 3, background: '#0e5e4e' } as const
  const buffer = await sharp({ create }).jpeg().toBuffer()
  await card.locator('[name=file]').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer })
  await card.locator('form[enctype] button').click()
  await page.waitForURL(new RegExp(`sent=${kind}`))
  await expect(page.locator(`[data-document=${kind}]`)).toHaveAttribute('data-there', 'true')
}

/** Nobody is handed in without papers; a wrong file says so beside itself; taken back, it can be brought again. */
async function identify(page: Page, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/pro/onboarding?step=submit`)
  await page.getByRole('button', { name: words(locale, 'workbench.submit.submit') }).click()
  await expect(page.locator('[data-code="documents.missing"]')).toBeVisible()
  await page.locator('[data-item=documents] a').click()
  await page.waitForURL(/step=documents/)
  const front = page.locator('[data-document=ID_FRONT]')
  const wrong = { name: 'carte.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') }
  await front.locator('[name=file]').setInputFiles(wrong)
  await front.locator('form[enctype] button').click()
  await page.waitForURL(/refused=ID_FRONT/)
  await expect(front.locator('[name=file]')).toHaveAttribute('aria-invalid', 'true')
  await expect(front.getByText(words(locale, 'errors.files.type'))).toBeVisible()
  // Said before it travels; without a script the server says it, and no line breaks.
  const large = { ...wrong, buffer: Buffer.alloc(11 * 1024 * 1024) }
  await front.locator('[name=file]').setInputFiles(large)
  await front.locator('form[enctype] button').click()
  await expect(front.getByText(words(locale, 'errors.files.too_large'))).toBeVisible()
  await show(page, 'ID_FRONT')
  await page.locator('[data-document=ID_FRONT] form:has([name=document]) button').click()
  await expect(page.locator('[data-document=ID_FRONT]')).toHaveAttribute('data-there', 'false')
  await show(page, 'ID_FRONT')
  await show(page, 'ID_BACK')
  await expect(page.locator('[data-documents]')).toHaveAttribute('data-documents', 'complete')
}

async function admin(page: Page, locale: string, slug: string): Promise<void> {
  await page.goto(`/${locale}/sign-in?callbackUrl=/${locale}/admin/providers`)
  await fill(page, { email: 'admin@khadamat.example', password: PASSWORD })
  await submit(page, 'password').click()
  await page.waitForURL(/\/admin\/providers/)
  await page.locator(`[data-provider="${slug}"] a`).click()
  await page.waitForURL(/\/admin\/providers\/\d+/)
}

const press = (page: Page, decision: string) =>
  page.locator(`form:has([name=decision][value=${decision}]) button[type=submit]`)

for (const locale of LOCALES) {
  const script = locale === 'fr'
  test(`from the sign-up to a profile that can be booked, in ${locale}, ${script ? 'with' : 'without'} JavaScript`, async ({
    visitor,
  }) => {
    const page = await visitor({ locale, script })
    const email = `${unique('artisan-')}@essai.example`
    const nameFr = unique('Atelier ')
    await signUp(page, locale, email)
    await onboard(page, locale, nameFr)

    // Nobody finds or opens it yet; its owner sees it as it will be, and markup is only text.
    const [row] = await db()<{ slug: string }[]>`
      select p.slug from providers p join users u on u.id = p.user_id where u.email = ${email}`
    const slug = row?.slug ?? ''
    const publicPage = `/${locale}/providers/${slug}`
    expect((await read(publicPage)).status).toBe(404)
    await page.goto(`/${locale}/pro/profile/preview`)
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
    await expect(page.getByText(locale === 'fr' ? '<b>les fuites</b>' : '<b>وسخانات الماء</b>')).toBeVisible()

    await identify(page, locale)
    await page.goto(`/${locale}/pro/onboarding?step=submit`)
    await page.getByRole('button', { name: words(locale, 'workbench.submit.submit') }).click()
    await page.waitForURL(/\/pro\?submitted/)
    await expect(page.getByText(words(locale, 'workbench.standing.SUBMITTED.title'))).toBeVisible()
    await waitForMails(email, 3)

    // Sent back with a reason, corrected and sent again.
    const office = await visitor({ locale })
    await admin(office, locale, slug)
    await expect(office.locator('[data-papers]')).toHaveAttribute('data-papers', 'complete')
    const paper = (await office.locator('[data-paper=ID_FRONT]').getAttribute('href')) ?? ''
    const opened = await office.request.get(paper)
    expect([opened.status(), opened.headers()['content-type']]).toEqual([200, 'image/webp'])
    expect(opened.headers()['content-security-policy']).toContain('sandbox')
    expect(opened.headers()['cache-control']).toContain('no-store')
    expect((await read(paper)).status).toBe(404)
    await press(office, 'refuse').click()
    await expect(office.locator('[name=reason]')).toHaveAttribute('aria-invalid', 'true')
    await office.locator('[name=reason]').fill('Précisez <i>votre</i> secteur.')
    await press(office, 'refuse').click()
    await expect(office.locator('[data-standing]')).toHaveAttribute('data-standing', 'REFUSED')
    await waitForMails(email, 4)
    await page.goto(`/${locale}/pro`)
    await expect(page.getByText('Précisez <i>votre</i> secteur.')).toBeVisible()
    await page.goto(`/${locale}/pro/onboarding?step=submit`)
    await page.getByRole('button', { name: words(locale, 'workbench.submit.submit') }).click()
    await page.waitForURL(/\/pro\?submitted/)
    await waitForMails(email, 5)
    await office.reload()
    await press(office, 'approve').click()
    await expect(office.locator('[data-standing]')).toHaveAttribute('data-standing', 'APPROVED')

    // Open to everybody at once: page, search and free times.
    const client = await visitor({ locale })
    const onSite = await client.goto(publicPage)
    expect(onSite?.status()).toBe(200)
    await expect(client.locator('#slots [data-start]').first()).toBeVisible()
    await client.goto(`/${locale}/search?q=${encodeURIComponent(nameFr)}`)
    await expect(client.locator(`[data-provider="${slug}"]`)).toBeVisible()

    const subjects = (await waitForMails(email, 6)).map(mail => plain(mail.subject))
    for (const mail of ['provider_submitted', 'provider_refused', 'provider_approved']) {
      expect(subjects).toContain(plain(words(locale, `emails.provider.${mail}.subject`)))
    }

    // And closed again.
    await office.locator('[name=reason]').fill('Plaintes')
    await press(office, 'suspend').click()
    await expect(office.locator('[data-standing]')).toHaveAttribute('data-standing', 'SUSPENDED')
    expect((await read(publicPage)).status).toBe(404)
  })
}
