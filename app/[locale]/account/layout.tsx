import type { Space } from '@/components/layout/space-links'
import { currentActor } from '@/lib/core/auth'
import { FramedSpace, type LayoutProps } from '../framed'

// Every page here is one person's.
export const dynamic = 'force-dynamic'

const SPACE_OF: Record<string, Space> = { PROVIDER: 'pro', ADMIN: 'admin' }

/** The pages of one's account are every role's; the menu above them is that of the role. */
export default async function Layout(props: LayoutProps) {
  const actor = await currentActor()
  const space = (actor.kind === 'user' && SPACE_OF[actor.role]) || 'account'
  return <FramedSpace {...props} space={space} />
}
