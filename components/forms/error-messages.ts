import 'server-only'
import { getMessages } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'
import type { Messages } from './message-for'

/** What any action can answer. */
const ALWAYS = [
  'unexpected',
  'invalid',
  'rate_limited',
  'auth.forbidden',
  'auth.sign_in_required',
  'auth.business_suspended',
  'field',
]

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function at(tree: unknown, path: string): unknown {
  let node = tree
  for (const key of path.split('.')) node = isBranch(node) ? node[key] : undefined
  return node
}

function collect(into: Record<string, string>, code: string, node: unknown): void {
  if (typeof node === 'string') into[code] = node
  else if (isBranch(node)) for (const key of Object.keys(node)) collect(into, `${code}.${key}`, node[key])
}

/**
 * The error texts one form needs, by code: the general ones and those under `codes`, each a code
 * (`booking.slot_taken`) or a branch (`booking`). Only `{name}` is filled in: no plurals in these texts.
 */
export async function errorMessages(locale: Locale, ...codes: string[]): Promise<Messages> {
  const messages = await getMessages({ locale })
  const found: Record<string, string> = {}
  for (const code of [...ALWAYS, ...codes]) collect(found, code, at(messages, `errors.${code}`))
  return found
}
