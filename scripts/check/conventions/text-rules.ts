import { isCode } from '../source'
import { findLines, isApplication, type Rule } from './rule'

const MAX_LINES = 250
const isWritten = (file: string) => /\.(ts|tsx|mjs|js|css|sql)$/.test(file)

const length: Rule = {
  name: 'length',
  // Migrations are written by drizzle-kit; those by hand are called rules.
  applies: file => isWritten(file) && !/^db\/migrations\/\d+_(?!\w*rules\.)\w+\.sql$/.test(file),
  find({ file, text }) {
    const lines = text.replace(/\n$/, '').split('\n').length
    return lines > MAX_LINES
      ? [{ file, line: MAX_LINES + 1, message: `${lines} lines, at most ${MAX_LINES}` }]
      : []
  },
}

const VAGUE = /(^|[/.-])(utils?|helpers?|misc|common)([/.-]|$)/i
const names: Rule = {
  name: 'names',
  applies: isWritten,
  find: ({ file }) =>
    VAGUE.test(file) ? [{ file, line: 1, message: 'the name says nothing of what it holds' }] : [],
}

// Each word is written with a bracket, so that this file does not find itself.
const MARKS = /\b(TO[D]O|FIX[M]E|X[X]X|HAC[K]|WI[P])\b/
const PHRASES =
  /lorem [i]psum|not (yet )?imp[l]emented|coming s[o]on|@ts-(ig[n]ore|exp[e]ct-error|noch[e]ck)|biome-ig[n]ore|eslint-dis[a]ble/i
const unfinished: Rule = {
  name: 'unfinished',
  applies: file => isWritten(file) || /\.(md|json|yml|psv)$/.test(file),
  find: source =>
    [MARKS, PHRASES].flatMap(words => findLines(source, words, match => `unfinished: “${match}”`)),
}

const AT_ZONE = /at\s+time\s+zone\s+(?!'UTC')/i
const sqlZone: Rule = {
  name: 'zone in SQL',
  applies: file => isApplication(file) || file.endsWith('.sql'),
  // PostgreSQL's own table of zones may be as old as its installation.
  find: source => findLines(source, AT_ZONE, () => 'only lib/time knows the zone, not PostgreSQL'),
}

const PHYSICAL_CSS =
  /(^|[\s;{])((margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b|(left|right)\s*:|(text-align|float|clear)\s*:\s*(left|right)|border-(top|bottom)-(left|right)-radius)/
const styles: Rule = {
  name: 'sides in CSS',
  applies: file => file.endsWith('.css'),
  find: source => findLines(source, PHYSICAL_CSS, match => `physical side: “${match.trim()}”`),
}

const ENV = /\bprocess\s*(\?\.|\.)\s*env\b/
const environment: Rule = {
  name: 'environment',
  // NEXT_RUNTIME is a constant of the bundler, not of our environment.
  applies: file => isCode(file) && isApplication(file) && !/^lib\/core\/env(\.ts|\/)/.test(file),
  find: source =>
    findLines(source, ENV, () => 'process.env is read in lib/core/env only').filter(
      ({ line }) => !/process\.env\.NEXT_RUNTIME/.test(source.text.split('\n')[line - 1] ?? ''),
    ),
}

export const TEXT_RULES: readonly Rule[] = [length, names, unfinished, sqlZone, styles, environment]
