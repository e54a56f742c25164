import { Framed, type LayoutProps } from '../framed'

// Every page here is one person's.
export const dynamic = 'force-dynamic'

export default function Layout(props: LayoutProps) {
  return <Framed {...props} className="wrap py-8" />
}
