import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'
import { PinInput, type PinWords } from './pin-input'
import type { Named } from './view'

const NAMES = [
  'label',
  'hint',
  'map',
  'help',
  'closer',
  'further',
  'unit',
  'here',
  'locating',
  'denied',
  'failed',
  'remove',
  'none',
  'set',
  'setNear',
  'far',
  'unreadable',
] as const

type PinFieldProps = {
  locale: Locale
  name: string
  city: Named
  districts: readonly Named[]
  /** What stands on the map of the country. */
  cities: readonly Named[]
  defaultValue?: string | undefined
}

/** The exact place of a job, for `pinField` of the schemas: on a map of our own, or as coordinates. */
export async function PinField({ locale, ...rest }: PinFieldProps) {
  const [t, ui] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.pin' }),
    getTranslations({ locale, namespace: 'ui' }),
  ])
  // With their `{place}` and `{city}` still open: the browser fills them.
  const words = Object.fromEntries(NAMES.map(name => [name, String(t.raw(name))])) as Omit<
    PinWords,
    'optional'
  >
  return <PinInput words={{ ...words, optional: ui('optional') }} {...rest} />
}
