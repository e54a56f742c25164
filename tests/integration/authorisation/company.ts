import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { vi } from 'vitest'
import type { Tx } from '@/db/client'
import { providers } from '@/db/schema'
import type { FormAction } from '@/lib/core/action'
import type { Result } from '@/lib/core/result'
import { sessionCookieName } from '@/lib/core/session-token'
import { resetClock, setClock } from '@/lib/time/clock'
import type {
  ActionRow,
  Caller,
  Fields,
  Outcome,
  Person,
  RouteCall,
  RouteRow,
} from '../../authorisation/rows'
import { endSession, lockOut, makeScene, type Scene } from '../../authorisation/scene'
import { traceOf } from '../../authorisation/trace'
import { AT } from '../../support/factories'
import { openTestDatabase } from '../../support/template-database'

/** The request that the code under test believes to be in, and the transaction it runs on. */
const request = { jar: new Map<string, string>(), headers: new Headers(), tx: null as Tx | null }

vi.mock('@/db/client', async original => ({
  ...(await original<typeof import('@/db/client')>()),
  database: () => {
    if (!request.tx) throw new Error('no transaction: an act ran outside of `attempt`')
    return request.tx
  },
}))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => (request.jar.has(name) ? { name, value: request.jar.get(name) } : undefined),
    set: (name: string, value: string) => request.jar.set(name, value),
    delete: (name: string) => request.jar.delete(name),
  }),
}))
vi.mock('next/cache', () => ({
  refresh: () => undefined,
  updateTag: () => undefined,
  revalidateTag: () => undefined,
  unstable_cache: <Work>(work: Work) => work,
}))

// Hundreds of passwords are typed here; what a round of hashing costs is not the question.
vi.mock('@node-rs/bcrypt', async original => {
  const bcrypt = await original<typeof import('@node-rs/bcrypt')>()
  const hash = (password: string) => bcrypt.hash(password, { cost: 4, rejectLongPasswords: true })
  return { ...bcrypt, hash }
})
// Next's own way to the words needs a request; the words are the real ones.
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl')
  const words = { fr: await import('@/messages/fr.json'), ar: await import('@/messages/ar.json') }
  type Asked = { locale: 'fr' | 'ar'; namespace: 'calendar' }
  return {
    getTranslations: async ({ locale, namespace }: Asked) =>
      createTranslator({ locale, namespace, messages: words[locale].default }),
  }
})

const UNDO = new Error('undo')

/** Where a redirect leads; null for any other error. */
function redirectOf(error: unknown): string | null {
  const digest = (error as { digest?: unknown } | null)?.digest
  if (typeof digest !== 'string' || !digest.startsWith('NEXT_REDIRECT')) return null
  return digest.split(';')[2] ?? ''
}

async function resultOf(
  action: FormAction<unknown>,
  form: FormData,
): Promise<Result<unknown> | 'redirected'> {
  return action(null, form).catch(error => {
    if (redirectOf(error) === null) throw error
    return 'redirected' as const
  })
}

/** What an action answers in one word. */
async function outcomeOf(action: FormAction<unknown>, form: FormData): Promise<Outcome> {
  try {
    const result = await action(null, form)
    if (result.ok) return 'done'
    return result.code === 'invalid' ? `invalid ${JSON.stringify(result.fields)}` : result.code
  } catch (error) {
    const to = redirectOf(error)
    if (to === null) throw error
    return to.includes('/sign-in?callbackUrl') ? 'sign-in' : 'done'
  }
}

function formOf(fields: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  return form
}

type Handler = (
  request: NextRequest,
  context: { params: Promise<NonNullable<RouteCall['params']>> },
) => Promise<Response>

/** Hands a request to a route as Next does: with the caller's cookies and address. */
async function statusOf(handler: Handler, method: string, call: RouteCall): Promise<number> {
  const headers = new Headers({ host: 'localhost', ...call.headers })
  for (const [name, value] of request.headers) headers.set(name, value)
  const jar = [...request.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  if (jar) headers.set('cookie', jar)
  request.headers = headers
  const init = { method, headers, body: call.body ?? null, duplex: 'half' } as ConstructorParameters<
    typeof NextRequest
  >[1]
  const asked = new NextRequest(`http://localhost${call.path}`, init)
  const response = await handler(asked, { params: Promise.resolve(call.params ?? {}) })
  // To its end: a stream reads from the database while it is sent.
  await response.arrayBuffer()
  return response.status
}

type Trial = Pick<ActionRow, 'by' | 'stage' | 'cookies'>

export type Company = Awaited<ReturnType<typeof openCompany>>

/** The scene, and a way to let anybody act in it. What they do is undone: one scene serves every cell. */
export async function openCompany() {
  const store = mkdtempSync(join(tmpdir(), 'khadamat-matrix-'))
  // Short messages are on, so that their acts can be tried.
  const sms = { SMS_VENDOR: 'twilio', SMS_ACCOUNT: 'AC1', SMS_SECRET: 'secret' }
  Object.assign(process.env, { STORAGE_DIR: store, ...sms })
  const t = await openTestDatabase()
  setClock(() => AT)
  const scene = await t.db.transaction(async tx => {
    request.tx = tx
    return makeScene(tx)
  })

  const cookieOf = (caller: Caller | 'shut', owner: Person): string | null => {
    if (caller === 'visitor') return null
    if (caller === 'suspended' || caller === 'revoked') return scene.cookies[owner]
    return caller === 'shut' ? scene.cookies.provider : scene.cookies[caller]
  }

  async function become(tx: Tx, caller: Caller | 'shut', row: Trial): Promise<void> {
    const owner = scene.people[row.by]
    if (caller === 'suspended') await lockOut(tx, owner)
    if (caller === 'revoked') await endSession(tx, owner)
    if (caller === 'shut') {
      await tx.update(providers).set({ status: 'SUSPENDED' }).where(eq(providers.id, scene.provider))
    }
    request.jar = new Map(Object.entries(row.cookies?.(scene) ?? {}))
    const cookie = cookieOf(caller, row.by)
    if (cookie) request.jar.set(sessionCookieName(), cookie)
    request.headers = new Headers({ 'x-khadamat-ip': '41.140.7.7', 'user-agent': 'Firefox' })
  }

  /** Runs `act` as somebody, on the scene as the row wants it, and undoes everything. */
  async function within<Answer>(
    row: Trial,
    caller: Caller | 'shut',
    act: (tx: Tx, scene: Scene) => Promise<Answer>,
  ): Promise<Answer> {
    let answer: { is: Answer } | undefined
    await t.db
      .transaction(async tx => {
        request.tx = tx
        await row.stage?.(tx, scene)
        await become(tx, caller, row)
        answer = { is: await act(tx, scene) }
        throw UNDO
      })
      .catch(error => {
        if (error !== UNDO) throw error
      })
      .finally(() => {
        request.tx = null
      })
    if (!answer) throw new Error('nobody acted')
    return answer.is
  }

  return {
    scene,
    within,
    attempt: (row: ActionRow, caller: Caller | 'shut', action: FormAction<unknown>) =>
      within(row, caller, async tx => {
        const form = formOf((await row.form?.(scene, tx)) ?? {})
        const before = await traceOf(tx)
        const outcome = await outcomeOf(action, form)
        return { outcome, before, after: await traceOf(tx) }
      }),
    /** Many forms one after the other, each on the same scene, by the one the act belongs to. */
    tryForms: (row: ActionRow, action: FormAction<unknown>, forms: (right: Fields) => readonly FormData[]) =>
      within(row, row.by, async tx => {
        const right = (await row.form?.(scene, tx)) ?? {}
        const answers: { form: FormData; result: Result<unknown> | 'redirected'; ms: number }[] = []
        const jar = new Map(request.jar)
        for (const form of forms(right)) {
          request.jar = new Map(jar)
          await tx
            .transaction(async inner => {
              request.tx = inner
              const from = performance.now()
              const result = await resultOf(action, form)
              answers.push({ form, result, ms: performance.now() - from })
              throw UNDO
            })
            .catch(error => {
              if (error !== UNDO) throw error
            })
        }
        return answers
      }),
    visit: (row: RouteRow, caller: Caller, handler: Handler, method: string) =>
      within(row, caller, async tx => {
        const call = await row.call(scene, tx)
        const before = await traceOf(tx)
        const status = await statusOf(handler, method, call)
        return { status, before, after: await traceOf(tx) }
      }),
    async close() {
      resetClock()
      await t.close()
      rmSync(store, { recursive: true, force: true })
    },
  }
}
