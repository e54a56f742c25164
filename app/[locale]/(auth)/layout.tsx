import type { Metadata } from 'next'
import { Framed, type LayoutProps } from '../framed'

/** Never kept: who asks and where they come from make these pages. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: true } }

export default function AuthLayout(props: LayoutProps) {
  return <Framed {...props} />
}
