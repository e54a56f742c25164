import { type Call, readJson, sendJson } from '../http'

export type Fault = { status: number; retryAfter: number | null }

/** What every call may meet, by chance: the same seed brings the same faults in the same order. */
type Chance = { rate: number; seed: number; statuses: number[]; retryAfter: number | null }

/** A small generator of even numbers from 0 to 1 (mulberry32): the same ones for the same seed. */
function numbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What the next calls are answered with instead of sending: so many times one status, or at random. */
export class Faults {
  private queue: Fault[] = []
  private chance: (() => Fault | null) | null = null

  /** The fault of this call; null when it may pass. */
  next(): Fault | null {
    return this.queue.shift() ?? this.chance?.() ?? null
  }

  ask(fault: Fault, times: number): void {
    this.queue = Array.from({ length: times }, () => fault)
    this.chance = null
  }

  askByChance({ rate, seed, statuses, retryAfter }: Chance): void {
    const random = numbers(seed)
    this.queue = []
    this.chance = () => {
      if (random() >= rate) return null
      const status = statuses[Math.floor(random() * statuses.length)] ?? 500
      return { status, retryAfter: status === 429 ? retryAfter : null }
    }
  }
}

const HINT =
  'Expected {status: 400 to 599, times: 0 or more, retryAfter?}, or {rate: 0 to 1, seed?, statuses?, retryAfter?}.'

const isStatus = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599

/** `POST /mail/faults`: what the calls from now on shall meet. */
export async function setFaults({ request, response }: Call, faults: Faults): Promise<true> {
  const given = ((await readJson(request)) ?? {}) as Record<string, unknown>
  const { rate, seed = 1, statuses = [429, 500], status = 500, times = 1, retryAfter = null } = given
  const waits = retryAfter === null || (Number.isInteger(retryAfter) && Number(retryAfter) > 0)
  const wait = retryAfter === null ? null : Number(retryAfter)
  if (typeof rate === 'number') {
    const valid = rate >= 0 && rate <= 1 && Number.isInteger(seed) && Array.isArray(statuses)
    if (!valid || !waits || !(statuses as unknown[]).every(isStatus))
      return sendJson(response, 422, { message: HINT })
    faults.askByChance({ rate, seed: Number(seed), statuses: statuses as number[], retryAfter: wait })
    return sendJson(response, 200, { rate, seed, statuses, retryAfter: wait })
  }
  if (!isStatus(status) || !waits || !Number.isInteger(times) || Number(times) < 0) {
    return sendJson(response, 422, { message: HINT })
  }
  faults.ask({ status, retryAfter: wait }, Number(times))
  return sendJson(response, 200, { status, times, retryAfter: wait })
}
