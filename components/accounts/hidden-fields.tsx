import type { Locale } from '@/lib/i18n/routing'

/** What every form that leads in carries along: the language of its page and the way back. */
export function HiddenFields({ locale, callbackUrl }: { locale: Locale; callbackUrl: string | null }) {
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      {callbackUrl ? <input type="hidden" name="callbackUrl" value={callbackUrl} /> : null}
    </>
  )
}
