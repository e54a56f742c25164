import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notFound } from 'next/navigation'
import { ImageResponse } from 'next/og'
import { getTranslations } from 'next-intl/server'
import { localName } from '@/lib/catalogue/domain'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { arabicWidth } from '@/lib/i18n/arabic-width'
import { isLocale } from '@/lib/i18n/routing'
import { PROVIDER_SLUG } from '@/lib/providers/domain'
import { publicProfile } from '@/lib/providers/queries'

type Props = { params: Promise<{ locale: string; slug: string }> }

export const size = { width: 1200, height: 630 }
export const contentType = 'image/png'
export const alt = 'Khadamat'

/** Drawn once and kept, like the page it stands for. */
export const dynamic = 'force-static'
export const revalidate = 86_400

export function generateStaticParams() {
  return []
}

const LIME = '#FBF8F2'
const INK = '#211F1A'
const MUTED = '#6A6457'
const GREEN = '#0E5E4E'
const TERRACOTTA = '#B9502B'
const SAFFRON = '#C9820A'

// The drawing program cannot read woff2.
const font = (script: string, weight: 400 | 600) =>
  readFile(join(process.cwd(), 'public/fonts', `readex-pro-${script}-${weight}-5.3.0.woff`)).then(data => ({
    name: `Readex ${script}`,
    data,
    weight,
  }))

// For any other sign the drawing program would ask a font service on the internet.
const UNDRAWN = /[^\u0020-\u007e\u00a0-\u00ff\u0152\u0153\u2019\u060c\u0621-\u063a\u0641-\u064a\u06a4]/g

type LineProps = {
  text: string
  rtl: boolean
  size: number
  weight: 400 | 600
  color: string
  wraps?: boolean
}

/**
 * The drawing program joins Arabic letters but lays words out from the left, and takes them for wider than it draws
 * them: each word gets a place of its own and of its true width.
 */
function Line({ text, rtl, size: fontSize, weight, color, wraps = false }: LineProps) {
  return (
    <div
      style={{
        display: 'flex',
        flexWrap: wraps ? 'wrap' : 'nowrap',
        flexDirection: rtl ? 'row-reverse' : 'row',
        columnGap: fontSize * 0.26,
        fontSize,
        fontWeight: weight,
        color,
        lineHeight: rtl ? 1.45 : 1.3,
      }}
    >
      {text
        .replace(UNDRAWN, '')
        .split(/\s+/)
        .map(word => {
          const width = rtl ? arabicWidth(word) : null
          return (
            <span key={word} style={width === null ? {} : { width: width * fontSize, whiteSpace: 'nowrap' }}>
              {word}
            </span>
          )
        })}
    </div>
  )
}

/** The craftsman's door of the logo, as tall as the picture. */
function Door() {
  return (
    <svg width="320" height="400" viewBox="0 0 26 32" fill="none" aria-hidden="true">
      <path d="M2 32V13a11 11 0 0 1 22 0v19" stroke="#fff" strokeWidth="1.6" fill="rgba(255,255,255,.08)" />
      <path d="M13 20v12M13 13.4v.01" stroke="#F0B79C" strokeWidth="3.4" strokeLinecap="round" />
    </svg>
  )
}

/** What a link to a provider looks like where it is shared: the name, the trade and city, and what clients say. */
export default async function Image({ params }: Props) {
  const { locale, slug } = await params
  if (!isLocale(locale) || !PROVIDER_SLUG.test(slug)) notFound()
  const [profile, catalogue] = await Promise.all([publicProfile(slug), loadCatalogue()])
  const category = catalogue.categoryById.get(profile?.categoryId ?? -1)
  const city = catalogue.cityById.get(profile?.cityId ?? -1)
  if (!profile || !category || !city) notFound()
  const [profileWords, layout, fonts] = await Promise.all([
    getTranslations({ locale, namespace: 'profile' }),
    getTranslations({ locale, namespace: 'layout' }),
    Promise.all([font('latin', 400), font('latin', 600), font('arabic', 400), font('arabic', 600)]),
  ])
  const rtl = locale === 'ar'
  const trade = rtl ? category.tradeAr : category.tradeFr
  const rating =
    profile.ratingCount === 0 ? null : (profile.ratingSum / profile.ratingCount).toFixed(1).replace('.', ',')
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        flexDirection: rtl ? 'row-reverse' : 'row',
        width: '100%',
        height: '100%',
        background: LIME,
        fontFamily: 'Readex latin, Readex arabic',
      }}
    >
      <div
        style={{
          display: 'flex',
          flexDirection: 'column',
          flex: 1,
          justifyContent: 'space-between',
          alignItems: rtl ? 'flex-end' : 'flex-start',
          padding: 72,
        }}
      >
        <Line text={layout('brand')} rtl={rtl} size={38} weight={600} color={GREEN} />
        <div
          style={{ display: 'flex', flexDirection: 'column', alignItems: rtl ? 'flex-end' : 'flex-start' }}
        >
          <Line text={localName(locale, profile)} rtl={rtl} size={72} weight={600} color={INK} wraps />
          <Line
            text={`${trade} · ${localName(locale, city)}`}
            rtl={rtl}
            size={40}
            weight={400}
            color={MUTED}
            wraps
          />
        </div>
        <div
          style={{
            display: 'flex',
            flexDirection: rtl ? 'row-reverse' : 'row',
            gap: 24,
            alignItems: 'center',
          }}
        >
          {rating === null ? null : (
            <div
              style={{
                display: 'flex',
                flexDirection: rtl ? 'row-reverse' : 'row',
                gap: 12,
                alignItems: 'center',
              }}
            >
              <svg width="42" height="42" viewBox="0 0 24 24" fill={SAFFRON} aria-hidden="true">
                <path d="M12 2l3 6.6 7.2.8-5.4 4.9 1.5 7.1L12 17.8l-6.3 3.6 1.5-7.1L1.8 9.4l7.2-.8z" />
              </svg>
              <Line text={rating} rtl={rtl} size={44} weight={600} color={INK} />
            </div>
          )}
          <Line
            text={profileWords('reviews', { count: profile.ratingCount })}
            rtl={rtl}
            size={36}
            weight={400}
            color={rating === null ? TERRACOTTA : MUTED}
          />
        </div>
      </div>
      <div
        style={{
          display: 'flex',
          width: 380,
          alignItems: 'flex-end',
          justifyContent: 'center',
          background: GREEN,
        }}
      >
        <Door />
      </div>
    </div>,
    { ...size, fonts },
  )
}
