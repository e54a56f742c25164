import { keyName, literalText } from '../conventions/rule'
import { type Node, type Source, walk } from '../source'

export type Code = { code: string; file: string; line: number }

const DOTTED = /^[a-z]\w*(\.[a-z]\w*)+$/
const firstArgument = (node: Node) => (node.arguments as { expression: Node }[])[0]?.expression

/** The codes given to `new AppError(…)`, and to `super(…)` in its heirs. */
function thrown(node: Node, ancestors: readonly Node[]): string | null {
  const callee = node.callee as Node | undefined
  const isNew = node.type === 'NewExpression' && callee?.value === 'AppError'
  const isHeir =
    node.type === 'CallExpression' &&
    callee?.type === 'Super' &&
    ancestors.some(above => (above.superClass as Node | null)?.value === 'AppError')
  const argument = isNew || isHeir ? firstArgument(node) : undefined
  return argument ? literalText(argument) : null
}

/**
 * The error codes that a file names: those it throws, and every other text that is written like a code
 * of a known branch (`booking.slot_taken` where `errors.booking` exists): lists, schemas, guards.
 */
export function codesOf(source: Source, branches: ReadonlySet<string>): Code[] {
  const codes = new Map<string, Code>()
  if (!source.ast) return []
  const add = (code: string, node: Node) => {
    if (!codes.has(code)) codes.set(code, { code, file: source.file, line: source.lineOf(node) })
  }
  walk(source.ast, (node, ancestors) => {
    const code = thrown(node, ancestors)
    if (code) add(code, node)
    const text = node.type === 'StringLiteral' ? literalText(node) : null
    const isImport = /^(Import|Export)/.test(ancestors[0]?.type ?? '')
    // An action's name for the log is written like a code and is none.
    const isName = ancestors[0]?.type === 'KeyValueProperty' && keyName(ancestors[0]) === 'name'
    // Nor is a trace that it may leave.
    const isTrace = ancestors.some(above => above.type === 'KeyValueProperty' && keyName(above) === 'audit')
    if (
      text &&
      !isImport &&
      !isName &&
      !isTrace &&
      DOTTED.test(text) &&
      branches.has(text.split('.')[0] ?? '')
    )
      add(text, node)
  })
  return [...codes.values()]
}
