import { Link } from '@react-email/components'
import type { Fact } from './content'
import { palette } from './palette'
import { Words } from './words'

type Props = { facts: readonly Fact[]; align: 'left' | 'right' }

// The time of the appointment is what people look for.
const first = { fontSize: '18px', lineHeight: '28px', fontWeight: 600 }
const other = { fontSize: '16px', lineHeight: '25px', fontWeight: 500 }

function Value({ fact }: { fact: Fact }) {
  if (!fact.ltr) return <Words text={fact.value} />
  const digits = <bdi dir="ltr">{fact.value}</bdi>
  return fact.href ? (
    <Link href={fact.href} style={{ color: palette.green, fontWeight: 600, textDecoration: 'underline' }}>
      {digits}
    </Link>
  ) : (
    digits
  )
}

/** What was agreed, one line under the other: a phone has no room for two columns. */
export function Summary({ facts, align }: Props) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      border={0}
      style={{ marginTop: '20px' }}
    >
      <tbody>
        {facts.map((fact, index) => (
          <tr key={fact.label}>
            <td
              align={align}
              style={{ padding: '10px 0', borderTop: `1px dashed ${palette.line}`, textAlign: align }}
            >
              <div style={{ fontSize: '14px', lineHeight: '20px', color: palette.muted }}>{fact.label}</div>
              <div style={{ ...(index === 0 ? first : other), color: palette.ink, wordBreak: 'break-word' }}>
                <Value fact={fact} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
