import { database } from '@/db/client'
import { currentActor } from '@/lib/core/auth'
import { jsonData, jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { favouriteSlugs } from '@/lib/favourites/queries'

/** The favourites of who asks, by address: the hearts of pages that are kept for everybody. */
export async function GET(): Promise<Response> {
  try {
    const providers = await favouriteSlugs(database(), await currentActor())
    return jsonData({ providers }, { headers: { 'Cache-Control': 'private, no-store' } })
  } catch (error) {
    log.error({ err: error }, 'favourites failed')
    return jsonError('unavailable', 503)
  }
}
