import { getTranslations } from 'next-intl/server'
import type { UserDetail } from '@/lib/administration/queries/users'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'

type Props = { locale: Locale; user: UserDetail }

/** Where the account is signed in, and who tried to get in. */
export async function UserAccess({ locale, user }: Props) {
  const [t, security] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.users' }),
    getTranslations({ locale, namespace: 'accounts.security' }),
  ])
  const nameOf = (device: UserDetail['devices'][number]['device']) =>
    device ? (device.system ? security('devices.on', device) : device.browser) : security('devices.unknown')
  return (
    <>
      <section className="grid gap-3" aria-labelledby="devices">
        <h2 id="devices" className="text-xl">
          {security('devices.title')}
        </h2>
        {user.devices.length === 0 ? <p className="text-muted">{t('noDevices')}</p> : null}
        <ul className="grid gap-2">
          {user.devices.map(({ id, device, ip, lastSeenAt }) => (
            <li key={id} className="border-b border-line pb-2">
              <p className="font-medium">
                <bdi>{nameOf(device)}</bdi>
              </p>
              <p className="hint">
                {security('devices.seen', { date: formatDateTime(locale, lastSeenAt) })}{' '}
                {ip ? <bdi dir="ltr">{ip}</bdi> : null}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className="grid gap-3" aria-labelledby="attempts">
        <h2 id="attempts" className="text-xl">
          {security('attempts.title')}
        </h2>
        {user.attempts.length === 0 ? <p className="text-muted">{security('attempts.none')}</p> : null}
        <ul className="grid gap-2">
          {user.attempts.map(({ id, outcome, ip, at }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4 border-b border-line pb-2">
              <span>
                {security(`attempts.${outcome}`)}{' '}
                {ip ? (
                  <bdi className="hint" dir="ltr">
                    {ip}
                  </bdi>
                ) : null}
              </span>
              <span className="hint">{formatDateTime(locale, at)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
