import 'server-only'
import type { User } from './actor'
import { isLive } from './env'

/** Whether this is an administrator who came in by a password alone: on the live site that opens nothing (A6). */
export const lacksSecondFactor = ({ role, twoFactor }: User): boolean =>
  role === 'ADMIN' && isLive() && !twoFactor
