import type { Metadata } from 'next'
import { Framed, type LayoutProps } from '../framed'

/** Never kept, never found: whoever holds the address can answer. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'no-referrer' }

export default function AnswerLayout(props: LayoutProps) {
  return <Framed {...props} />
}
