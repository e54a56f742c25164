/** What may come in bursts, and how much within ten minutes is one. Below, it is a busy evening. */
export const BURSTS = {
  /** Wrong passwords and codes, over all accounts: one attacker, many accounts. */
  failed_sign_ins: 50,
  /** Forbidden, from a foreign page, or too often. */
  refusals: 200,
  /** Links to reset a password: somebody goes through a list of addresses. */
  resets: 30,
} as const

export type BurstKind = keyof typeof BURSTS
export const BURST_KINDS = Object.keys(BURSTS) as BurstKind[]

export const BURST_MINUTES = 10
/** One that goes on is told again after an hour. */
export const QUIET_MINUTES = 60

/** Which of these counts are bursts. */
export const burstsIn = (counts: Readonly<Record<BurstKind, number>>): BurstKind[] =>
  BURST_KINDS.filter(kind => counts[kind] >= BURSTS[kind])
