import { Framed, type LayoutProps } from '../framed'

export default function SiteLayout(props: LayoutProps) {
  return <Framed {...props} />
}
