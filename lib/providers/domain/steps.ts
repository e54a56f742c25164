import type { ProfileFacts } from './checklist'
import { checklist } from './checklist'

/** The way to a public page. Each step saves on its own; one may leave after any of them and come back. */
export const STEPS = ['identity', 'place', 'bio', 'offers', 'hours', 'photos', 'documents', 'submit'] as const
export type Step = (typeof STEPS)[number]

export const isStep = (value: unknown): value is Step => (STEPS as readonly unknown[]).includes(value)

/** The step after this one; the last one has none. */
export const stepAfter = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? 'submit'

/** The steps that are done. Without a profile none is, and only the first one can be. */
export function stepsDone(facts: ProfileFacts | null): ReadonlySet<Step> {
  if (!facts) return new Set()
  const done = new Set<string>(checklist(facts).flatMap(row => (row.done ? [row.item] : [])))
  if (done.has('portrait') || done.has('gallery')) done.add('photos')
  return new Set(STEPS.filter(step => step === 'identity' || done.has(step)))
}

/** Where one goes on: the first step that is not done. Photos are a wish, not a gate. */
export function currentStep(facts: ProfileFacts | null): Step {
  const done = stepsDone(facts)
  return STEPS.find(step => !done.has(step) && step !== 'photos') ?? 'submit'
}
