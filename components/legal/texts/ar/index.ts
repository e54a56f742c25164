import type { LegalPage } from '@/lib/legal/domain/pages'
import type { LegalWriter } from '../text'
import { cancellation } from './cancellation'
import { cookies } from './cookies'
import { mentions } from './mentions'
import { privacy } from './privacy'
import { providers } from './providers'
import { terms } from './terms'

export { tables } from './tables'

export const writers: Record<LegalPage, LegalWriter> = {
  terms,
  providers,
  cancellation,
  privacy,
  cookies,
  mentions,
}
