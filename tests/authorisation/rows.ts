/**
 * The authorisation matrix: one row for every server action and every route, one cell for each kind of caller.
 * `tests/integration/authorisation` and `tests/e2e/site/authorisation.spec.ts` try every cell for real; `npm run check`
 * refuses an action or a route without a row.
 *
 * To add a row for a new action, open the file of its feature in `rows/` (or add one; the tests find it by itself):
 *
 *     export default actionRows('lib/invoices/actions.ts', {
 *       sendInvoice: {
 *         by: 'provider',                          // whose act it is: the one suspended and revoked in those columns
 *         gets: providerOnly({ shut: 'done' }),    // see `gets.ts`; or name all the cells
 *         stage: tx => arrange(tx, …),             // brings the scene to where the act is possible (undone afterwards)
 *         form: scene => ({ booking: scene.booking }),
 *       },
 *     })
 *
 * A form must be right: `invalid` and `unexpected` are no answers of this table. What is refused must leave no trace in
 * the database, what is `done` must leave one (`quiet: true` when it need not). A second `actionRows` in one
 * file is exported under a name of its own. Routes stand in `route-rows/` (`routeRows`), pages in `pages.ts`.
 */
import type { Tx } from '@/db/client'
import type { Scene } from './scene'

/** Who is tried. `suspended` and `revoked` are the one the act belongs to, locked out or with a session ended. */
export const CALLERS = [
  'visitor',
  'otherClient',
  'client',
  'otherProvider',
  'provider',
  'admin',
  'suspended',
  'revoked',
] as const
export type Caller = (typeof CALLERS)[number]

/** Somebody with an account of the scene. */
export type Person = 'client' | 'otherClient' | 'provider' | 'otherProvider' | 'admin'

/** `done`, `sign-in` (sent to sign in, with what was typed kept) or an error code. */
export type Outcome = string

/** `shut`: the provider whose business an administrator has suspended; the account still opens. */
export type Gets = Readonly<Record<Caller, Outcome> & { shut?: Outcome }>

export type Fields = Readonly<Record<string, string | number>>

export type ActionRow = {
  by: Person
  gets: Gets
  stage?: (tx: Tx, scene: Scene) => Promise<unknown>
  /** The same for every caller: a stranger sends what the right one would. */
  form?: (scene: Scene, tx: Tx) => Fields | Promise<Fields>
  cookies?: (scene: Scene) => Readonly<Record<string, string>>
  quiet?: boolean
  /** What is refused is written down all the same: a try to sign in. */
  notes?: boolean
}

export type ActionRows = { file: string; rows: Readonly<Record<string, ActionRow>> }

/** The rows of one file of actions, by the name of the export. */
export const actionRows = (file: string, rows: Readonly<Record<string, ActionRow>>): ActionRows => ({
  file,
  rows,
})

export type RouteCall = {
  path: string
  params?: Readonly<Record<string, string | string[]>>
  headers?: Readonly<Record<string, string>>
  body?: BodyInit
}

export type RouteRow = {
  by: Person
  /** The status of the answer. */
  gets: Readonly<Record<Caller, number>>
  stage?: ActionRow['stage']
  call: (scene: Scene, tx: Tx) => RouteCall | Promise<RouteCall>
  /** Whether an answer of success writes: the others must leave no trace. */
  writes?: boolean
}

export type RouteRows = { file: string; rows: Readonly<Record<string, RouteRow>> }

/** The rows of one `route.ts`, by method. Those of `pages.ts` are tried over HTTP, like pages. */
export const routeRows = (file: string, rows: Readonly<Record<string, RouteRow>>): RouteRows => ({
  file,
  rows,
})
