import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { AuditAction } from '@/lib/audit/domain/catalogue'
import type { Role, User, Visitor } from './actor'
import { outsideAdminNetwork } from './admin-network'
import { withinAudit } from './audit-scope'
import { currentActor } from './auth'
import { refresh, reloadPage } from './cache'
import { AppError } from './errors'
import { log } from './log'
import { type LimitName, takeHit } from './rate-limit'
import type { Result } from './result'
import { lacksSecondFactor } from './second-factor'
import { isSuspicious, noteRefusal } from './security-events'

/** Who may call an action. There is no default: public is written `'anyone'`. */
export type Who = 'anyone' | 'user' | Lowercase<Role>

type ActorFor<W extends Who> = W extends 'anyone' ? User | Visitor : User

type Definition<W extends Who, Schema extends z.ZodType, Data> = {
  /** For the log: `bookings.request`. */
  name: string
  who: W
  limit: LimitName
  schema: Schema
  /**
   * The traces it may leave in the audit log. Its commands write them; one that is not named here takes the transaction
   * back. An action that changes nothing of value says so.
   */
  audit: readonly AuditAction[] | 'nothing'
  /** Form fields that are never sent back after a refusal. */
  secret?: readonly string[]
  /** What an administrator may do before there is a second factor: look after the own account. */
  passwordAlone?: boolean
  run: (input: z.infer<Schema>, actor: ActorFor<W>) => Promise<Data>
  /** The answer brings the page's data anew, also a refusal: free slots and states have changed. */
  reload?: boolean
  /** Cache tags that the change makes stale. */
  stale?: (data: Data) => readonly string[]
}

export type FormAction<Data> = (previous: Result<Data> | null, form: FormData) => Promise<Result<Data>>

function mayCall(who: Who, passwordAlone: boolean, actor: User | Visitor): void {
  if (who === 'anyone') return
  if (actor.kind === 'visitor') throw new AppError('auth.sign_in_required')
  if (who !== 'user' && actor.role.toLowerCase() !== who) throw new AppError('auth.forbidden')
  // By the account's role, not by `who`: what is open to every user does more in an administrator's hands.
  if (!passwordAlone && outsideAdminNetwork(actor)) throw new AppError('auth.forbidden')
  if (!passwordAlone && lacksSecondFactor(actor)) throw new AppError('auth.two_factor_required')
}

/** A form that is open to everybody is kept shorter for who has no account to lose. */
const limitFor = (limit: LimitName, actor: User | Visitor): LimitName =>
  limit === 'mutation' && actor.kind === 'visitor' ? 'public_form' : limit

async function passLimit(limit: LimitName, actor: User | Visitor): Promise<void> {
  const verdict = await takeHit(limitFor(limit, actor), actor.kind === 'user' ? actor.userId : actor.ip)
  if (!verdict.allowed) {
    throw new AppError('rate_limited', { params: { minutes: Math.ceil(verdict.retryAfterSeconds / 60) } })
  }
}

/** The text fields of a form. Framework fields and files are no input of ours; a NUL is no sign that a database keeps. */
function textFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$')) fields[name] = value.replaceAll('\u0000', '')
  }
  return fields
}

const CODE = /^[a-z_]+(\.[a-z0-9_]+)*$/

/**
 * One code per field: the schema's message is the code. Where a schema names none, zod speaks English: nobody who fills in
 * the form gets there, and whoever makes up another one hears that it is wrong.
 */
function fieldCodes(error: z.ZodError): Record<string, string> {
  const codes: Record<string, string> = {}
  for (const { path, message } of error.issues) {
    codes[String(path[0] ?? 'form')] ??= CODE.test(message) ? message : 'field.invalid'
  }
  return codes
}

async function perform<W extends Who, Schema extends z.ZodType, Data>(
  { name, who, limit, schema, audit, run, stale, passwordAlone = false }: Definition<W, Schema, Data>,
  typed: Record<string, string>,
): Promise<Data> {
  const actor = await currentActor()
  if (actor.kind === 'system') throw new AppError('auth.forbidden')
  mayCall(who, passwordAlone, actor)
  await passLimit(limit, actor)
  const parsed = schema.safeParse(typed)
  if (!parsed.success) throw new AppError('invalid', { fields: fieldCodes(parsed.error) })
  // `mayCall` has let through exactly the actors that `W` names.
  const scope = { action: name, declared: audit === 'nothing' ? [] : audit }
  const data = await withinAudit(scope, () => run(parsed.data, actor as ActorFor<W>))
  refresh(stale?.(data) ?? [])
  return data
}

/** For the security log; asked for already, so it costs nothing. */
async function askingUser(): Promise<string | undefined> {
  const actor = await currentActor().catch(() => null)
  return actor?.kind === 'user' ? actor.userId : undefined
}

/**
 * The only way to make a server action: session → actor → role → rate limit → schema → run → error code.
 * The result never holds prose, and on refusal what was typed comes back (except `secret` fields).
 */
export function defineAction<W extends Who, Schema extends z.ZodType, Data>(
  definition: Definition<W, Schema, Data>,
): FormAction<Data> {
  return async (_previous, form) => {
    const typed = form instanceof FormData ? textFields(form) : {}
    try {
      const data = await perform(definition, typed)
      if (definition.reload) reloadPage()
      return { ok: true, data }
    } catch (error) {
      unstable_rethrow(error)
      const refusal = error instanceof AppError ? error : new AppError('unexpected')
      if (refusal !== error) log.error({ err: error, action: definition.name }, 'action failed')
      const { code, params, fields } = refusal
      if (isSuspicious(code)) noteRefusal(code, { at: definition.name, userId: await askingUser() })
      if (definition.reload) reloadPage()
      const values = Object.fromEntries(
        Object.entries(typed).filter(([name]) => !definition.secret?.includes(name)),
      )
      return { ok: false, code, params, fields, values }
    }
  }
}
