import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { AuthPanel } from '@/components/accounts/auth-panel'
import { AnswerByLink } from '@/components/answers/answer-by-link'
import { RequestFacts } from '@/components/answers/request-facts'
import { instantText } from '@/components/bookings/words'
import { LinkButton } from '@/components/ui/button'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { readLink } from '@/lib/answers/queries'
import { loadFacts } from '@/lib/bookings/queries/facts'
import { isLocale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'
import { moveTimes } from '../../move-times'

type Props = {
  params: Promise<{ locale: string; token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'answers' })
  // The address alone answers for the provider: no search engine may keep it.
  return { title: t('title'), description: t('description'), robots: { index: false, follow: false } }
}

/**
 * A request, answered from its message: no sign-in, one tap on a button. Opening the page changes nothing, so that
 * programs that look into links may look into this one.
 */
export default async function AnswerPage({ params, searchParams }: Props) {
  const { locale, token } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const [link, query] = await Promise.all([readLink(database(), token, now()), searchParams])
  if (!link) notFound()
  const [t, words] = await Promise.all([
    getTranslations({ locale, namespace: 'answers' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  if (link.state === 'open') {
    const deadline = link.expiresAt ? instantText(words, locale, link.expiresAt) : ''
    // The holder of the link acts for the provider: the calendar is read as the system sees it.
    const facts = await loadFacts(database(), { kind: 'system' }, link.id)
    const from = typeof query.from === 'string' ? query.from : undefined
    const path = localePath(locale, `/answer/${token}`)
    const times = facts ? await moveTimes(locale, facts, path, from, now()) : null
    const client = `${link.client.firstName} ${link.client.initial}.`
    return (
      <AuthPanel title={t('open.title', { client })} intro={t('open.intro', { deadline })}>
        <RequestFacts locale={locale} link={link} />
        <AnswerByLink
          locale={locale}
          token={token}
          act={typeof query.do === 'string' ? query.do : null}
          times={times}
        />
        <p className="hint">{t('contact')}</p>
      </AuthPanel>
    )
  }
  const done =
    query.done === 'accept' || query.done === 'refuse' || query.done === 'propose' ? query.done : null
  const answered = link.state === 'used' && done !== null
  return (
    <AuthPanel
      title={answered ? t(`done.${done}`) : t(`${link.state}.title`)}
      intro={answered ? t(`done.${done}Text`) : t(`${link.state}.text`)}
    >
      <RequestFacts locale={locale} link={link} />
      <LinkButton href={localePath(locale, `/pro/bookings/${link.id}`)} size="lg" full>
        {t('missions')}
      </LinkButton>
    </AuthPanel>
  )
}
