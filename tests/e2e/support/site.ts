import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'

export const LOCALES = ['fr', 'ar'] as const
export type Locale = (typeof LOCALES)[number]

function given(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run these tests with playwright.config.ts`)
  return value
}

/** The site under test, as the global set-up started it. */
export const site = {
  get url() {
    return given('E2E_URL')
  },
  get services() {
    return given('E2E_SERVICES_URL')
  },
  get database() {
    return given('E2E_DATABASE_URL')
  },
  get metricsToken() {
    return given('E2E_METRICS_TOKEN')
  },
  get secret() {
    return given('NEXTAUTH_SECRET')
  },
}

/** An address of nobody else: limits count by address, and tests must not use up each other's. */
export function ownAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
}

type Tree = { [key: string]: string | Tree }
const file = (locale: Locale) => new URL(`../../../messages/${locale}.json`, import.meta.url)
const loaded: Partial<Record<Locale, Tree>> = {}

/** What the site says for a key, without its placeholders filled: `words('fr', 'bookings.actions.accept')`. */
export function words(locale: Locale, key: string): string {
  loaded[locale] ??= JSON.parse(readFileSync(file(locale), 'utf8')) as Tree
  let found: string | Tree | undefined = loaded[locale]
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
  if (typeof found !== 'string') throw new Error(`no words for ${key} in ${locale}`)
  return found
}
