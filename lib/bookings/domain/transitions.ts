import { ASKING } from './steps/asking'
import { MOVING } from './steps/moving'
import type { Transition } from './steps/step'
import { WORKING } from './steps/working'

const NOTHING = {
  guards: [],
  reasonRequired: false,
  reasonCode: null,
  effects: [],
  timers: [],
  mails: [],
} as const

/**
 * The one table of what can happen to a booking: permission, buttons, timers and mails follow from it. What it does
 * not list is refused. A name may have several rows with different actors, when not everyone is held to one rule.
 */
export const TRANSITIONS: readonly Transition[] = [...ASKING, ...MOVING, ...WORKING].map(row => ({
  ...NOTHING,
  ...row,
}))
