import { Ratelimit } from '@upstash/ratelimit'
import { Redis } from '@upstash/redis'

/** A window of the limiter: at most `hits` per `seconds`. */
export type Rule = { name: string; hits: number; seconds: number }
export type Verdict = { allowed: boolean; retryAfterSeconds: number }

/** Sliding windows on Upstash Redis, shared by every machine. */
export function redisLimiter(url: string, token: string) {
  const redis = new Redis({ url, token })
  const byRule = new Map<string, Ratelimit>()
  /** @param cost negative gives hits back */
  return async (rule: Rule, key: string, cost = 1): Promise<Verdict> => {
    let limiter = byRule.get(rule.name)
    if (!limiter) {
      limiter = new Ratelimit({
        redis,
        prefix: `khadamat:${rule.name}`,
        limiter: Ratelimit.slidingWindow(rule.hits, `${rule.seconds} s`),
      })
      byRule.set(rule.name, limiter)
    }
    const { success, reset } = await limiter.limit(key, { rate: cost })
    return {
      allowed: success,
      retryAfterSeconds: success ? 0 : Math.max(1, Math.ceil((reset - Date.now()) / 1000)),
    }
  }
}
