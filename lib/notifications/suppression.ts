import 'server-only'
import { blindIndexes } from '@/lib/core/blind-index'

/** How an address is written in the list of suppressed ones: found again, never read. Upper and lower case are one. */
export const addressIndexes = (address: string) =>
  blindIndexes('suppressed address', address.trim().toLowerCase())
