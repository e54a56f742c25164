import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormAction } from '@/lib/core/action'
import type { Result } from '@/lib/core/result'
import messages from '@/messages/fr.json'
import { exportOf, loadRows } from '../../authorisation/load'
import type { ActionRows, Fields } from '../../authorisation/rows'
import { ROOT } from '../../authorisation/source'
import { type Company, openCompany } from './company'

/** What programs, attackers and broken browsers put where a word was expected. */
const VALUES = [
  '',
  ' \t\n',
  'x'.repeat(20_000),
  'plom\u0000bier',
  '\ud800 half a sign',
  '\u202egnp.reibmolp\u2066\u2069\u200f',
  '__proto__',
  'constructor',
  '{"$ne":null}',
  "' or 1=1; --",
  '-1',
  '0',
  '1e309',
  '99999999999999999999',
  '2147483648',
  '0x10',
  'NaN',
  '1.5',
  '2026-02-31',
  '+292278994-08-17T07:12:55.808Z',
  '9999-12-31T23:59:59.999Z',
  '00000000-0000-0000-0000-000000000000',
  '../../etc/passwd',
  '💥'.repeat(70),
] as const
/** Names that every object has already, or that the framework uses. */
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '$ACTION_ID_0',
  'x'.repeat(500),
] as const

type Change =
  | { kind: 'left out' | 'a file' | 'twice'; at: number }
  | { kind: 'another value'; at: number; value: string }
  | { kind: 'one more'; name: string; value: string }

const at = fc.nat(40)
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constantFrom('left out', 'a file', 'twice'), at }),
  fc.record({ kind: fc.constant('another value' as const), at, value }),
  fc.record({ kind: fc.constant('another value' as const), at, value }),
  fc.record({ kind: fc.constant('one more' as const), name: fc.constantFrom(...NAMES), value }),
)

function spoil(
  form: FormData,
  name: string,
  right: string,
  one: Exclude<Change, { kind: 'one more' }>,
): void {
  if (one.kind === 'left out') form.delete(name)
  else if (one.kind === 'twice') form.append(name, right)
  else if (one.kind === 'a file') form.set(name, new File(['GIF89a'], 'x.png'))
  else if (one.kind === 'another value') form.set(name, one.value)
}

function apply(form: FormData, right: Fields, one: Change): void {
  if (one.kind === 'one more') {
    form.append(one.name, one.value)
    return
  }
  const names = Object.keys(right)
  const name = names[one.at % names.length]
  if (name !== undefined) spoil(form, name, String(right[name]), one)
}

function formOf(right: Fields, changes: readonly Change[]): FormData {
  const form = new FormData()
  for (const [name, typed] of Object.entries(right)) form.set(name, String(typed))
  for (const one of changes) apply(form, right, one)
  return form
}

const FORMS = 24
/** One thing wrong goes deeper than five: the rest is let through. The same forms every time. */
const some = (seed: number) =>
  fc.sample(fc.array(change, { minLength: 1, maxLength: 3, size: 'small' }), { numRuns: FORMS, seed })

type Tree = { [key: string]: string | Tree }
const isKnown = (code: string) =>
  typeof code
    .split('.')
    .reduce<string | Tree | undefined>(
      (tree, part) => (typeof tree === 'object' ? tree[part] : undefined),
      messages.errors as Tree,
    ) === 'string'

/** What is wrong with an answer; null when it is one that a page can show. */
function faultOf(result: Result<unknown> | 'redirected'): string | null {
  if (result === 'redirected' || result.ok) return null
  if (result.code === 'unexpected') return 'unexpected'
  const codes = [result.code, ...Object.values(result.fields ?? {})]
  const unknown = codes.filter(code => !isKnown(code))
  return unknown.length > 0 ? `no words for ${unknown.join(', ')}` : null
}

const show = (form: FormData) =>
  JSON.stringify(
    [...form].map(([name, typed]) => [name, typeof typed === 'string' ? typed.slice(0, 60) : 'a file']),
  )

const tables = await loadRows<ActionRows>('rows')
let company: Company
beforeAll(async () => {
  company = await openCompany()
})
afterAll(() => company.close())

describe.each(tables)('$file takes any form', ({ file, rows }) => {
  test.each(Object.entries(rows))('%s', async (name, row) => {
    const actions: Record<string, FormAction<unknown>> = await import(`${ROOT}${file}`)
    const action = actions[exportOf(name)]
    if (!action) throw new Error(`${file} exports no ${name}`)
    const answers = await company.tryForms(row, action, right =>
      some(name.length).map(changes => formOf(right, changes)),
    )
    for (const { form, result, ms } of answers) {
      expect(faultOf(result), `${name} ${show(form)}`).toBeNull()
      expect(ms, `${name} takes its time over ${show(form)}`).toBeLessThan(5_000)
    }
  })
})
