import type { Locale } from '@/lib/i18n/routing'

/** One line of the summary. */
export type Fact = {
  label: string
  value: string
  /** `ltr`: digits and codes, which Arabic would otherwise turn around. */
  ltr?: boolean
  /** Made a link: a telephone number. */
  href?: string
}

/** What an e-mail says, in words; the layout and the plain text are two ways to print it. */
export type MailContent = {
  locale: Locale
  subject: string
  preheader: string
  heading: string
  greeting: string
  body: string
  facts: readonly Fact[]
  /** Words of the other side. */
  quote: { label: string; text: string } | null
  action: { label: string; href: string }
  /** Other ways on, below the button. */
  others?: readonly { label: string; href: string }[]
  /** Printed below the button for those whose mail program shows none. */
  fallback: string | null
  note: string | null
  why: string
}

/** Below every e-mail: what one can do about its kind. */
export type MailFooter = { brand: string; links: readonly { label: string; href: string }[] }
