import { CODE_RULES } from './conventions/code-rules'
import type { Rule } from './conventions/rule'
import { TEXT_RULES } from './conventions/text-rules'
import { TIME_RULES } from './conventions/time-rules'
import { type Finding, listFiles, readSource, type Source } from './source'

const RULES: readonly Rule[] = [...TEXT_RULES, ...TIME_RULES, ...CODE_RULES]

// Written by tools; and the two folders of data that no rule is about.
const isWatched = (file: string) =>
  !/^(package-lock\.json|tsconfig\.tsbuildinfo|next-env\.d\.ts|db\/migrations\/meta\/|public\/)/.test(file)

/** `bookings.status` changes in one place, where the transition is decided and its history written. */
function oneStatusWriter(sources: readonly Source[]): Finding[] {
  const WRITES = /\.update\(\s*bookings\s*\)|\bupdate\s+bookings\b(?=\s+(as\s+)?\w*\s*set\b)/i
  const writers = sources.filter(
    ({ file, text }) => /^(lib|app)\//.test(file) && !file.includes('.test.') && WRITES.test(text),
  )
  if (writers.length < 2) return []
  return writers.map(({ file }) => ({ file, line: 1, message: 'a second place that updates bookings' }))
}

export function checkSource(source: Source): Finding[] {
  return RULES.filter(rule => rule.applies(source.file)).flatMap(rule => rule.find(source))
}

/** The conventions of the code, each a rule with a test that it finds what it is for. */
export function checkConventions(root: string): Finding[] {
  const files = listFiles(root).filter(isWatched)
  const sources = files
    .filter(file => RULES.some(rule => rule.applies(file)))
    .map(file => readSource(root, file))
  return [...sources.flatMap(checkSource), ...oneStatusWriter(sources)]
}
