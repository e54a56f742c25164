import { FramedSpace, type LayoutProps } from '../framed'

// Every page here is one person's.
export const dynamic = 'force-dynamic'

export default function Layout(props: LayoutProps) {
  return <FramedSpace {...props} space="pro" />
}
