import type { Gets, Outcome, RouteRow } from './rows'

/** No session that counts: nobody has come in. */
const OUT = {
  visitor: 'auth.sign_in_required',
  suspended: 'auth.sign_in_required',
  revoked: 'auth.sign_in_required',
} as const
const FORBIDDEN = 'auth.forbidden'

/** A client's act on something of the client's own; `other` is what another client hears. */
export const clientOnly = (other: Outcome = 'not_found'): Gets => ({
  ...OUT,
  client: 'done',
  otherClient: other,
  provider: FORBIDDEN,
  otherProvider: FORBIDDEN,
  admin: FORBIDDEN,
})

/** A provider's act; `shut` says whether a suspended business still may. */
export const providerOnly = ({ other = 'not_found', shut }: { other?: Outcome; shut: Outcome }): Gets => ({
  ...OUT,
  client: FORBIDDEN,
  otherClient: FORBIDDEN,
  provider: 'done',
  otherProvider: other,
  admin: FORBIDDEN,
  shut,
})

export const adminOnly: Gets = {
  ...OUT,
  client: FORBIDDEN,
  otherClient: FORBIDDEN,
  provider: FORBIDDEN,
  otherProvider: FORBIDDEN,
  admin: 'done',
}

type Sides = { client: Outcome; provider: Outcome; admin: Outcome; shut?: Outcome }
/** Open to both sides of something by role; whoever stands on neither finds nothing. */
export const sides = ({ client, provider, admin, shut }: Sides): Gets => ({
  ...OUT,
  client,
  otherClient: 'not_found',
  provider,
  otherProvider: 'not_found',
  admin,
  ...(shut ? { shut } : {}),
})

/** What everybody who is signed in does to the own account. */
export const eachOwn = (outcome: Outcome = 'done', changes: Partial<Gets> = {}): Gets => ({
  ...OUT,
  client: outcome,
  otherClient: outcome,
  provider: outcome,
  otherProvider: outcome,
  admin: outcome,
  ...changes,
})

/** Who asks does not matter: what is brought along decides. */
export const anyone = (outcome: Outcome = 'done', changes: Partial<Gets> = {}): Gets => ({
  ...eachOwn(outcome),
  visitor: outcome,
  suspended: outcome,
  revoked: outcome,
  ...changes,
})

type Statuses = RouteRow['gets']
/** The same status for everybody but those named. */
export const statuses = (status: number, changes: Partial<Statuses> = {}): Statuses => ({
  visitor: status,
  otherClient: status,
  client: status,
  otherProvider: status,
  provider: status,
  admin: status,
  suspended: status,
  revoked: status,
  ...changes,
})
