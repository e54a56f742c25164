import { getTranslations } from 'next-intl/server'
import { Heart } from '@/components/favourites/heart'
import { PageHearts } from '@/components/favourites/page-hearts'
import { Avatar } from '@/components/ui/avatar'
import { Rating } from '@/components/ui/rating'
import { Badge, Tag } from '@/components/ui/tag'
import type { Locale } from '@/lib/i18n/routing'
import { ratingText, responseText } from './words'

type ProfileHeaderProps = {
  locale: Locale
  name: string
  trade: string
  place: string
  rating: number | null
  /** Not on a preview, where nobody can keep it. */
  heart: boolean
  profile: {
    slug: string
    avatarSeed: number
    portrait: string | null
    ratingCount: number
    jobsCount: number
    responseMinutes: number
    verified: boolean
    instant: boolean
    club: boolean
  }
}

export async function ProfileHeader({
  locale,
  name,
  trade,
  place,
  rating,
  heart,
  profile,
}: ProfileHeaderProps) {
  const [t, ui, cards] = await Promise.all([
    getTranslations({ locale, namespace: 'profile' }),
    getTranslations({ locale, namespace: 'ui' }),
    getTranslations({ locale, namespace: 'cards' }),
  ])
  const mark = rating === null ? null : ratingText(rating)
  return (
    <header className="grid grid-cols-[auto_1fr] items-start gap-x-5 gap-y-4">
      <Avatar name={name} seed={profile.avatarSeed} portrait={profile.portrait} size="xl" />
      <div className="grid gap-1.5">
        <div className="flex items-start justify-between gap-2">
          <h1>{name}</h1>
          {heart ? <Heart slug={profile.slug} label={cards('favourite', { name })} /> : null}
        </div>
        <p className="text-lg text-muted">
          {trade} · {place}
        </p>
        <p className="row">
          {mark ? <Rating value={mark} label={ui('rating.label', { value: mark })} /> : null}
          <span className="text-muted">{t('reviews', { count: profile.ratingCount })}</span>
          <span className="text-muted">{t('jobs', { count: profile.jobsCount })}</span>
        </p>
        <p className="flex flex-wrap gap-2">
          {profile.verified ? <Badge kind="verified">{ui('verified')}</Badge> : null}
          {profile.club ? <Badge kind="club">{ui('club')}</Badge> : null}
          {profile.instant ? <Tag>{t('instant')}</Tag> : null}
          <Tag>{t('answersIn', { time: responseText(t, profile.responseMinutes) })}</Tag>
        </p>
      </div>
      {heart ? <PageHearts locale={locale} /> : null}
    </header>
  )
}
