import { literalText } from '../conventions/rule'
import { type Finding, type Node, type Source, walk } from '../source'

const MAKERS = new Set(['useTranslations', 'getTranslations', 'createTranslator'])
const METHODS = new Set(['rich', 'markup', 'raw', 'has'])

type Call = Node & { callee: Node; arguments: { expression: Node }[] }

/** The namespace of `useTranslations('a.b')` or `getTranslations({ namespace: 'a.b' })`; null when unknown. */
function namespaceOf(node: Node | null | undefined): string | null {
  if (node?.type === 'AwaitExpression') return namespaceOf(node.argument as Node)
  if (node?.type !== 'CallExpression') return null
  const call = node as Call
  if (!MAKERS.has(call.callee.value as string)) return null
  const given = call.arguments[0]?.expression
  if (!given) return ''
  if (given.type !== 'ObjectExpression') return literalText(given)
  const property = (given.properties as Node[]).find(entry => (entry.key as Node)?.value === 'namespace')
  return property ? literalText(property.value as Node) : ''
}

/** `const t = …` and `const [t, ui] = await Promise.all([…])`: the translators' names and namespaces. */
function declared(node: Node): [name: string, namespace: string][] {
  const id = node.id as Node
  const init = node.init as Node | null
  if (id.type === 'Identifier') {
    const namespace = namespaceOf(init)
    return namespace === null ? [] : [[id.value as string, namespace]]
  }
  const call = (init?.type === 'AwaitExpression' ? init.argument : init) as Call | null
  const list = call?.type === 'CallExpression' ? call.arguments[0]?.expression : undefined
  if (id.type !== 'ArrayPattern' || list?.type !== 'ArrayExpression') return []
  const values = list.elements as ({ expression: Node } | null)[]
  return (id.elements as (Node | null)[]).flatMap((name, index) => {
    const namespace = namespaceOf(values[index]?.expression)
    return name?.type === 'Identifier' && namespace !== null
      ? [[name.value as string, namespace] as [string, string]]
      : []
  })
}

/** `title` of `t('title')`; `status.` of `` t(`status.${x}`) ``, of which only the branch can be checked. */
function wanted(argument: Node): { key: string; branch: boolean } | null {
  const text = literalText(argument)
  if (text !== null) return { key: text, branch: false }
  if (argument.type !== 'TemplateLiteral') return null
  const first = literalText((argument.quasis as Node[])[0] as Node) ?? ''
  const fixed = (argument.expressions as Node[]).length === 0
  return { key: fixed ? first : first.slice(0, first.lastIndexOf('.') + 1), branch: !fixed }
}

/** Keys that the code asks for by name and that no language has. */
export function missingKeys(source: Source, keys: ReadonlySet<string>): Finding[] {
  const found: Finding[] = []
  if (!source.ast) return found
  const translators = new Map<string, Set<string>>()
  walk(source.ast, node => {
    if (node.type !== 'VariableDeclarator') return
    for (const [name, namespace] of declared(node))
      translators.set(name, (translators.get(name) ?? new Set()).add(namespace))
  })
  const all = [...keys]
  const exists = (path: string, branch: boolean) =>
    branch
      ? all.some(key => key.startsWith(path))
      : keys.has(path) || all.some(key => key.startsWith(`${path}.`))
  walk(source.ast, node => {
    if (node.type !== 'CallExpression') return
    const { callee, arguments: given } = node as Call
    const method =
      callee.type === 'MemberExpression' && METHODS.has((callee.property as Node).value as string)
    const name = (method ? (callee.object as Node) : callee).value
    const namespaces = typeof name === 'string' ? translators.get(name) : undefined
    const key = given[0] ? wanted(given[0].expression) : null
    if (!namespaces || !key || (key.branch && key.key === '')) return
    const paths = [...namespaces].map(space => (space ? `${space}.${key.key}` : key.key))
    if (!paths.some(path => exists(path, key.branch)))
      found.push({
        file: source.file,
        line: source.lineOf(node),
        message: `no message ${paths.join(' or ')}`,
      })
  })
  return found
}
