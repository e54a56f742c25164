/**
 * How much went wrong in this process since it was last asked. The production server (scripts/serve.mjs) is not bundled
 * with the application, so both count at a registered symbol.
 */
const KEY = Symbol.for('khadamat.security-counts')

const counts = () => {
  globalThis[KEY] ??= new Map()
  return globalThis[KEY]
}

/** @param {string} kind */
export function countSecurity(kind) {
  counts().set(kind, (counts().get(kind) ?? 0) + 1)
}

/** What was counted since the last call. */
export function takeSecurityCounts() {
  const taken = [...counts()]
  counts().clear()
  return taken
}

/** @param {[string, number][]} taken what could not be written down */
export function giveSecurityCountsBack(taken) {
  for (const [kind, hits] of taken) counts().set(kind, (counts().get(kind) ?? 0) + hits)
}
