import type { Metadata } from 'next'
import { Framed, type LayoutProps } from '../framed'

/**
 * Never kept, never found: whoever holds the address can answer. It is told to no other site; ours must hear where a form
 * comes from, or it refuses the form.
 */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

export default function AnswerLayout(props: LayoutProps) {
  return <Framed {...props} />
}
