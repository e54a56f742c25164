import { isCode, type Node, type Source, walk } from '../source'
import { finding, isApplication, isTest, keyName, literalText, memberPath, type Rule } from './rule'

const isDomain = (file: string) => /^lib\/[^/]+\/domain(\/|[.-])/.test(file) && !isTest(file)
const isTime = (file: string) => file.startsWith('lib/time/')

/** Runs `look` on every node and keeps what it says. */
function findNodes(source: Source, look: (node: Node) => string | null) {
  const found: ReturnType<Rule['find']> = []
  if (!source.ast) return found
  walk(source.ast, node => {
    const message = look(node)
    if (message) found.push(finding(source, node, message))
  })
  return found
}

/** `Date.now` and `new Date()` without an argument. */
function readsClock(node: Node): string | null {
  if (memberPath(node).join('.') === 'Date.now') return 'Date.now'
  const callee = node.callee as Node | undefined
  const bare = node.type === 'NewExpression' && !(node.arguments as unknown[] | null)?.length
  return bare && callee && memberPath(callee).join('.') === 'Date' ? 'new Date()' : null
}

const LOCAL_SIDE =
  /^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$|^toLocale(Date|Time)?String$|^toDateString$|^toTimeString$/

const clock: Rule = {
  name: 'clock',
  // Durations of vendors' answers are measured in services; the domain has its own, stricter rule.
  applies: file =>
    isCode(file) &&
    isApplication(file) &&
    !isTime(file) &&
    !isDomain(file) &&
    !file.startsWith('lib/services/'),
  find: source =>
    findNodes(source, node => {
      const reading = readsClock(node)
      return reading && `${reading}: take now() of lib/time/clock`
    }),
}

const zone: Rule = {
  name: 'zone',
  applies: file => isCode(file) && isApplication(file) && !isTime(file),
  find: source =>
    findNodes(source, node => {
      if (literalText(node)?.includes('Africa/Casablanca')) return 'only lib/time names the zone'
      if (node.type === 'KeyValueProperty' && keyName(node) === 'timeZone') {
        // Dates are never handed to the formatter; UTC is what it is told so that it stays silent.
        return literalText(node.value as Node) === 'UTC' ? null : 'timeZone: only lib/time converts'
      }
      if (node.type !== 'MemberExpression') return null
      const name = (node.property as Node).value
      if (memberPath(node).join('.') === 'Intl.DateTimeFormat')
        return 'Intl.DateTimeFormat: take lib/time/format'
      return typeof name === 'string' && LOCAL_SIDE.test(name)
        ? `${name} uses the machine’s zone: take lib/time`
        : null
    }),
}

const IMPURE = /^(Math\.random|crypto\..*|performance\.now|process\..*|console\..*)$/
const IMPURE_CALLS = new Set(['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'])

const purity: Rule = {
  name: 'domain is pure',
  applies: isDomain,
  find: source =>
    findNodes(source, node => {
      const reading = readsClock(node)
      if (reading) return `${reading} in domain: the caller passes the time`
      if (node.type === 'AwaitExpression') return 'await in domain'
      if (node.async === true) return 'async function in domain'
      const path = memberPath(node).join('.')
      if (node.type === 'MemberExpression' && IMPURE.test(path)) return `${path} in domain`
      const callee = node.type === 'CallExpression' ? (node.callee as Node) : null
      return callee?.type === 'Identifier' && IMPURE_CALLS.has(callee.value as string)
        ? `${callee.value} in domain`
        : null
    }),
}

export const TIME_RULES: readonly Rule[] = [clock, zone, purity]
