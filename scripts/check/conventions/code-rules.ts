import { type Finding, isCode, type Node, type Source, walk } from '../source'
import { finding, isApplication, isTest, keyName, literalText, memberPath, type Rule } from './rule'

// A whole Tailwind class with a physical side, behind any variants: `md:-ml-2`, `hover:text-left`.
const SIDE_CLASS =
  /^(?:[\w[\]()@/.&>*=-]+:)*!?-?(?:(?:m|p|scroll-m|scroll-p)[lr]-\S+|(?:left|right)-(?:\d|\[|\(|px|auto|full)\S*|(?:text|float|clear)-(?:left|right)|border-[lr](?:-\S+)?|rounded-(?:[lr]|[tb][lr])(?:-\S+)?)!?$/
const SIDE_STYLE = /^(?:(?:margin|padding|border|scrollMargin|scrollPadding)(?:Left|Right)\w*|left|right)$/

const sides: Rule = {
  name: 'sides',
  // Mail programs do not know logical properties: the e-mails set their sides by direction.
  applies: file =>
    isCode(file) &&
    /^(app|components)\//.test(file) &&
    !isTest(file) &&
    !file.startsWith('components/emails/'),
  find(source) {
    const found: Finding[] = []
    if (!source.ast) return found
    walk(source.ast, (node, ancestors) => {
      for (const word of literalText(node)?.split(/\s+/) ?? []) {
        if (SIDE_CLASS.test(word)) found.push(finding(source, node, `physical side: ${word}`))
      }
      const inStyle = ancestors.some(
        above => above.type === 'JSXAttribute' && (above.name as Node).value === 'style',
      )
      const name = inStyle && node.type === 'KeyValueProperty' ? keyName(node) : null
      if (name && SIDE_STYLE.test(name)) found.push(finding(source, node, `physical side: ${name}`))
    })
    return found
  },
}

const TEST_ROOTS = new Set(['test', 'it', 'describe', 'suite', 'bench', 'ctx', 'context'])
const NOT_RUN = new Set(['only', 'skip', 'todo', 'fixme', 'skipIf', 'runIf', 'fails'])

const everyTestRuns: Rule = {
  name: 'every test runs',
  applies: file => isCode(file) && (isTest(file) || /\.(spec|e2e)\.tsx?$/.test(file)),
  find(source) {
    const found: Finding[] = []
    if (!source.ast) return found
    walk(source.ast, node => {
      const [root, ...rest] = node.type === 'MemberExpression' ? memberPath(node) : []
      const last = rest.at(-1)
      if (root && last && TEST_ROOTS.has(root) && NOT_RUN.has(last))
        found.push(finding(source, node, `${root}.${last}: every test runs, alone or not`))
    })
    return found
  },
}

const isActions = (file: string) => /^lib\/[^/]+\/actions(\.ts|\/)/.test(file) && !isTest(file)

function exportedNames(statement: Node, source: Source): Finding[] {
  const refuse = (node: Node, what: string) => [
    finding(source, node, `${what} is not made by defineAction: every action passes the factory`),
  ]
  if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportAllDeclaration')
    return statement.typeOnly === true ? [] : refuse(statement, 'a re-export')
  if (statement.type === 'ExportDefaultExpression' || statement.type === 'ExportDefaultDeclaration')
    return refuse(statement, 'the default export')
  if (statement.type !== 'ExportDeclaration') return []
  const declaration = statement.declaration as Node
  if (/^Ts(TypeAlias|Interface)Declaration$/.test(declaration.type)) return []
  if (declaration.type !== 'VariableDeclaration') return refuse(statement, 'a function')
  return (declaration.declarations as Node[]).flatMap(({ id, init }) => {
    const made = init as Node | null
    const callee = made?.type === 'CallExpression' ? (made.callee as Node) : null
    return callee?.value === 'defineAction' ? [] : refuse(statement, String((id as Node).value))
  })
}

const actions: Rule = {
  name: 'actions',
  applies: file => isCode(file) && isApplication(file),
  find(source) {
    const found: Finding[] = []
    if (!source.ast) return found
    const inActions = isActions(source.file)
    walk(source.ast, node => {
      if (node.type !== 'ExpressionStatement' || inActions) return
      if (literalText(node.expression as Node) === 'use server')
        found.push(finding(source, node, '“use server” belongs into a feature’s actions'))
    })
    if (inActions) for (const node of source.ast.body as Node[]) found.push(...exportedNames(node, source))
    return found
  },
}

const serverOnly: Rule = {
  name: 'server-only',
  applies: file => isCode(file) && /^lib\/[^/]+\/(queries|commands)(\.ts|\/)/.test(file) && !isTest(file),
  find: ({ file, text }) =>
    /^import 'server-only'$/m.test(text) ? [] : [{ file, line: 1, message: 'must import “server-only”' }],
}

export const CODE_RULES: readonly Rule[] = [sides, everyTestRuns, actions, serverOnly]
