/** What an act changed. `changed` names what is a person's own and stays out of a trail that outlives the account. */
export type Difference = { old: Record<string, unknown>; new: Record<string, unknown> }

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * The fields that differ, with their values before and after; null when none does.
 * @param personal fields of which only the name is kept: names, numbers, addresses, what somebody wrote
 */
export function difference<Values extends Record<string, unknown>>(
  before: { readonly [Field in keyof Values]: unknown },
  after: Values,
  personal: readonly (keyof Values & string)[] = [],
): Difference | null {
  const differing = Object.keys(after).filter(field => !same(before[field], after[field]))
  if (differing.length === 0) return null
  const isPersonal = (field: string) => (personal as readonly string[]).includes(field)
  const told = differing.filter(field => !isPersonal(field))
  const unnamed = differing.filter(isPersonal)
  return {
    old: Object.fromEntries(told.map(field => [field, before[field]])),
    new: {
      ...Object.fromEntries(told.map(field => [field, after[field]])),
      ...(unnamed.length > 0 ? { changed: unnamed } : {}),
    },
  }
}
