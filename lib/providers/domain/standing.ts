export const PROVIDER_STATUSES = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REFUSED', 'SUSPENDED'] as const
export type ProviderStatus = (typeof PROVIDER_STATUSES)[number]

/** States in which a provider may hand in the profile. */
const SUBMITTABLE: readonly ProviderStatus[] = ['DRAFT', 'REFUSED']

export const canSubmit = (status: ProviderStatus): boolean => SUBMITTABLE.includes(status)

type DecisionRow = {
  from: ProviderStatus
  to: ProviderStatus
  /** Whether the provider must be told why. */
  reason: boolean
}

/** What an administrator decides about a provider, and from which state to which. */
export const DECISIONS = {
  approve: { from: 'SUBMITTED', to: 'APPROVED', reason: false },
  refuse: { from: 'SUBMITTED', to: 'REFUSED', reason: true },
  suspend: { from: 'APPROVED', to: 'SUSPENDED', reason: true },
  reinstate: { from: 'SUSPENDED', to: 'APPROVED', reason: false },
} as const satisfies Record<string, DecisionRow>

export type Decision = keyof typeof DECISIONS
export const DECISION_NAMES = Object.keys(DECISIONS) as Decision[]

/** The decisions open in this state, in the order of the table. */
export const decisionsIn = (status: ProviderStatus): Decision[] =>
  DECISION_NAMES.filter(name => DECISIONS[name].from === status)

/**
 * Whether a business takes on anything new: requests, other times, prices for jobs. Who is suspended reads, talks, steps
 * back and finishes what is firm; `auth.business_suspended` is what everybody hears who tries more.
 */
export const takesWork = (status: ProviderStatus): boolean => status === 'APPROVED'

/** Whether what is sold may change: it stays as it was when the business was suspended. */
export const maySell = (status: ProviderStatus): boolean => status !== 'SUSPENDED'

/** Whether the public page exists. */
export const isPublic = (status: ProviderStatus): boolean => status === 'APPROVED'
