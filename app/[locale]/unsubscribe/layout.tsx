import type { Metadata } from 'next'
import { Framed, type LayoutProps } from '../framed'

/** Made for who holds the link, and told to no other site; ours must hear where its form comes from. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

export default function UnsubscribeLayout(props: LayoutProps) {
  return <Framed {...props} />
}
