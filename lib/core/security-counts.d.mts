import type { CountedKind } from './security-events'

export function countSecurity(kind: CountedKind): void
export function takeSecurityCounts(): [CountedKind, number][]
export function giveSecurityCountsBack(taken: [CountedKind, number][]): void
