import { LOCALES, words } from '../support/site'
import { expect, test } from '../support/test'

for (const locale of LOCALES) {
  test(`a number says how it is understood while it is typed, in ${locale}`, async ({ visitor }) => {
    const page = await visitor({ locale })
    await page.goto(`/${locale}/sign-up`)
    const phone = page.locator('[name=phone]')
    const field = page.locator('form', { has: phone })
    // Not finished is no fault, until one goes on to the next field.
    await phone.pressSequentially('06 12 34')
    await expect(field).not.toContainText(words(locale, 'errors.field.phone_short'))
    await phone.blur()
    await expect(field).toContainText(words(locale, 'errors.field.phone_short'))
    await phone.fill('+33 6 12 34 56 78')
    await expect(field).toContainText(words(locale, 'errors.field.phone_foreign'))
    await phone.fill('٠٦١٢٣٤٥٦٧٨')
    await expect(field).toContainText(words(locale, 'accounts.phone_stored'))
    await expect(field.locator('bdi[dir=ltr]', { hasText: '+212 6 12 34 56 78' })).toBeVisible()
  })
}

test('a new link says when it may be asked for, and then may be', async ({ visitor }) => {
  const page = await visitor({ locale: 'fr' })
  await page.clock.install()
  await page.goto('/fr/verify-email?sent=1')
  const button = page.getByRole('button', { name: words('fr', 'accounts.verify.resend') })
  const soon = page.getByText(words('fr', 'accounts.verify.resend_soon'))
  await expect(soon).toBeVisible()
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await page.locator('[name=email]').fill('personne@essai.example')
  await page.clock.fastForward(61_000)
  await expect(soon).toBeHidden()
  await button.click()
  await expect(page.getByText(words('fr', 'accounts.verify.resent'))).toBeVisible()
  // An address without account waits like any other.
  await expect(soon).toBeVisible()
})

test('without JavaScript the button is always open', async ({ visitor }) => {
  const page = await visitor({ locale: 'fr', script: false })
  await page.goto('/fr/verify-email?sent=1')
  await page.locator('[name=email]').fill('personne@essai.example')
  await page.getByRole('button', { name: words('fr', 'accounts.verify.resend') }).click()
  await expect(page.getByText(words('fr', 'accounts.verify.resent'))).toBeVisible()
})
