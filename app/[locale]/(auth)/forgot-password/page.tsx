import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthPanel } from '@/components/accounts/auth-panel'
import { ForgotForm } from '@/components/accounts/recovery-forms'
import { authPath } from '@/components/accounts/way-back'
import type { Locale } from '@/lib/i18n/routing'

type Props = { params: Promise<{ locale: Locale }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({ locale, namespace: 'accounts.forgot' })
  return { title: t('title'), description: t('description') }
}

export default async function ForgotPasswordPage({ params }: Props) {
  const { locale } = await params
  const t = await getTranslations({ locale, namespace: 'accounts' })
  return (
    <AuthPanel
      title={t('forgot.title')}
      intro={t('forgot.intro')}
      footer={
        <a className="link" href={authPath(locale, '/sign-in', null)}>
          {t('verify.sign_in')}
        </a>
      }
    >
      <ForgotForm locale={locale} />
    </AuthPanel>
  )
}
