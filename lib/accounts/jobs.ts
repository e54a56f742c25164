import 'server-only'
import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { database } from '@/db/client'
import { now } from '@/lib/time/clock'
import { LOCKED_JOB } from './attempts'
import { noteLock } from './commands/lock'
import { ASK_RESET_JOB, sendResetLink } from './commands/password'
import { ASK_LINK_JOB, requestVerification } from './commands/verification'

/** Somebody has forgotten a password: a link, if the address has an account. Run twice, the cool-down sends one. */
export async function askReset(payload: unknown): Promise<void> {
  const { email } = z.object({ email: z.string() }).parse(payload)
  await database().transaction(tx => sendResetLink(tx, email, now()))
}

/** Another link to confirm an address, if an account waits for one. Run twice, the cool-down sends one. */
export async function askLink(payload: unknown): Promise<void> {
  const { email, callbackUrl } = z
    .object({ email: z.string(), callbackUrl: z.string().optional() })
    .parse(payload)
  await database().transaction(tx => requestVerification(tx, email, callbackUrl ?? null, now()))
}

/** An address whose tries are used up: its owner hears of it, if it has one. */
export async function accountLocked(payload: unknown): Promise<void> {
  const { email } = z.object({ email: z.string() }).parse(payload)
  await database().transaction(tx => noteLock(tx, email, now()))
}

export const accountTasks: TaskList = {
  [ASK_RESET_JOB]: askReset,
  [ASK_LINK_JOB]: askLink,
  [LOCKED_JOB]: accountLocked,
}
