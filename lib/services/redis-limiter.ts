import { Ratelimit } from '@upstash/ratelimit'
import { Redis } from '@upstash/redis'

/** A window of the limiter: at most `hits` per `seconds`. */
export type Rule = { name: string; hits: number; seconds: number }
export type Verdict = { allowed: boolean; retryAfterSeconds: number }

/** Redis did not answer, or not with a count. The vendor's own words repeat the command, and with it an address. */
export class LimiterError extends Error {
  constructor(reason: string) {
    super(`rate limits on Redis: ${reason}`)
    this.name = 'LimiterError'
  }
}

// The person waits meanwhile: a limiter that needs longer is no limiter.
const TIMEOUT_MS = 1_000

/** What went wrong, in words of ours. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  if (error.name === 'TimeoutError') return 'no answer in time'
  if (/unauthorized|WRONGPASS|invalid (auth )?token/i.test(error.message)) return 'token refused'
  return error.name === 'UpstashError' ? 'command refused' : 'not reachable'
}

/**
 * Sliding windows on Upstash Redis, shared by every machine.
 * @throws LimiterError when Redis does not count: the caller decides what then
 */
export function redisLimiter(url: string, token: string) {
  const redis = new Redis({
    url,
    token,
    retry: { retries: 1, backoff: () => 50 },
    signal: () => AbortSignal.timeout(TIMEOUT_MS),
    enableTelemetry: false,
  })
  const byRule = new Map<string, Ratelimit>()
  /** @param cost negative gives hits back */
  return async (rule: Rule, key: string, cost = 1): Promise<Verdict> => {
    let limiter = byRule.get(rule.name)
    if (!limiter) {
      limiter = new Ratelimit({
        redis,
        prefix: `khadamat:${rule.name}`,
        limiter: Ratelimit.slidingWindow(rule.hits, `${rule.seconds} s`),
        // Kept in the process, a refusal would outlast a hit that another process gives back.
        ephemeralCache: false,
        // After its own timeout the library lets everybody pass. Ours ends the request instead.
        timeout: 0,
      })
      byRule.set(rule.name, limiter)
    }
    try {
      const { success, reset } = await limiter.limit(key, { rate: cost })
      return {
        allowed: success,
        retryAfterSeconds: success ? 0 : Math.max(1, Math.ceil((reset - Date.now()) / 1000)),
      }
    } catch (error) {
      throw new LimiterError(reasonOf(error))
    }
  }
}
