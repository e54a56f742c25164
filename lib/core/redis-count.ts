import { LimiterError, type Rule, redisLimiter, type Verdict } from '@/lib/services/redis-limiter'
import { env } from './env'
import { log } from './log'

/** How long a Redis that failed is left alone: every request would wait for its silence otherwise. */
const REST_MS = 5_000

type State = { limiter?: ReturnType<typeof redisLimiter>; restsUntil: number }

// One per process, also when the bundler loads this module once per entry point: `/health` speaks for all of them.
const KEY = Symbol.for('khadamat.redis-count')
const holder = globalThis as { [KEY]?: State }
holder[KEY] ??= { restsUntil: 0 }
const state = holder[KEY]

/** Whether Redis has failed just now, so that PostgreSQL counts. */
export const redisIsAway = (): boolean => performance.now() < state.restsUntil

/**
 * Counts on Redis, where one is configured.
 * @param cost negative gives hits back
 * @returns null when there is none, or it fails: then PostgreSQL counts. A limiter that lets everybody pass, or nobody,
 * because a machine beside it is down would be worse than one that starts its count anew.
 */
export async function countOnRedis(rule: Rule, key: string, cost = 1): Promise<Verdict | null> {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env()
  if (!url || !token || redisIsAway()) return null
  state.limiter ??= redisLimiter(url, token)
  try {
    return await state.limiter(rule, key, cost)
  } catch (error) {
    if (!(error instanceof LimiterError)) throw error
    state.restsUntil = performance.now() + REST_MS
    log.error({ err: error }, 'rate limits are counted in PostgreSQL')
    return null
  }
}
