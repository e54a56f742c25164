import { Link } from '@react-email/components'
import type { Locale } from '@/lib/i18n/routing'
import { palette } from './palette'

type Props = { brand: string; href: string; locale: Locale }

/** The arch, drawn with borders: mail programs show no SVG, and pictures only when asked. */
export function Logo({ brand, href, locale }: Props) {
  const space = locale === 'ar' ? { paddingRight: '12px' } : { paddingLeft: '12px' }
  return (
    <Link href={href} style={{ textDecoration: 'none', color: palette.green }}>
      <table role="presentation" cellPadding={0} cellSpacing={0} border={0}>
        <tbody>
          <tr>
            <td
              align="center"
              style={{
                width: '22px',
                height: '28px',
                border: `3px solid ${palette.green}`,
                borderBottom: '0',
                borderRadius: '14px 14px 0 0',
                verticalAlign: 'bottom',
                lineHeight: 0,
                fontSize: 0,
              }}
            >
              <div
                style={{
                  width: '5px',
                  height: '5px',
                  borderRadius: '3px',
                  background: palette.terracotta,
                  margin: '0 auto 3px',
                }}
              />
              <div
                style={{
                  width: '5px',
                  height: '11px',
                  borderRadius: '3px 3px 0 0',
                  background: palette.terracotta,
                  margin: '0 auto',
                }}
              />
            </td>
            <td
              style={{
                ...space,
                fontSize: '21px',
                fontWeight: 600,
                lineHeight: '28px',
                color: palette.green,
              }}
            >
              {brand}
            </td>
          </tr>
        </tbody>
      </table>
    </Link>
  )
}
