import type { Finding, Node, Source } from '../source'

/** One convention: which files it looks at and what it finds there. */
export type Rule = {
  name: string
  applies(file: string): boolean
  find(source: Source): Finding[]
}

export const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('tests/')
/** The application itself: what runs in production. */
export const isApplication = (file: string) =>
  /^(app|components|lib|db\/(schema|client|migrate)|middleware|instrumentation)/.test(file) && !isTest(file)

export const finding = (source: Source, node: Node, message: string): Finding => ({
  file: source.file,
  line: source.lineOf(node),
  message,
})

/** Every line of a text that the pattern matches. */
export function findLines(source: Source, pattern: RegExp, message: (match: string) => string): Finding[] {
  return source.text.split('\n').flatMap((text, index) => {
    const match = pattern.exec(text)
    return match ? [{ file: source.file, line: index + 1, message: message(match[0]) }] : []
  })
}

/** `['Date', 'now']` of `Date.now`; empty when the left side is no plain chain of names. */
export function memberPath(node: Node): string[] {
  if (node.type === 'Identifier') return [node.value as string]
  if (node.type !== 'MemberExpression') return []
  const property = node.property as Node
  const left = memberPath(node.object as Node)
  return left.length > 0 && property.type === 'Identifier' ? [...left, property.value as string] : []
}

/** The words of a string literal or of one fixed part of a template. */
export function literalText(node: Node): string | null {
  if (node.type === 'StringLiteral') return node.value as string
  if (node.type === 'TemplateElement') return (node.cooked as string | null) ?? (node.raw as string)
  return null
}

/** The name of a property, written plainly or in quotes. */
export function keyName(node: Node): string | null {
  const key = node.key as Node | undefined
  return key && (key.type === 'Identifier' || key.type === 'StringLiteral') ? (key.value as string) : null
}
