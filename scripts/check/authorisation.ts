import { type Finding, listFiles, type Node, readSource, type Source, walk } from './source'

const isActions = (file: string) =>
  /^lib\/[^/]+\/actions(\.ts|\/[^/]+\.ts)$/.test(file) && !file.includes('.test.')
const isRoute = (file: string) => /^app\/.*\/route\.tsx?$/.test(file)
const isPage = (file: string) => /^app\/.*\/page\.tsx$/.test(file)
const isRows = (file: string) => /^tests\/authorisation\/.*\.ts$/.test(file)

/** What somebody can call or open: a file and a name in it. For a page the name is its address. */
type Door = { file: string; name: string; line: number }

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** The names that a module exports as values. */
function exportsOf(source: Source): { name: string; node: Node }[] {
  const found: { name: string; node: Node }[] = []
  for (const statement of (source.ast?.body ?? []) as Node[]) {
    const declaration = statement.declaration as Node | undefined
    if (statement.type === 'ExportDeclaration' && declaration?.type === 'VariableDeclaration') {
      for (const { id } of declaration.declarations as { id: Node }[])
        found.push({ name: String(id.value), node: statement })
    } else if (statement.type === 'ExportDeclaration' && declaration?.type === 'FunctionDeclaration') {
      found.push({ name: String((declaration.identifier as Node).value), node: statement })
    } else if (statement.type === 'ExportNamedDeclaration' && statement.typeOnly !== true) {
      for (const { exported, orig } of statement.specifiers as { exported: Node | null; orig: Node }[])
        found.push({ name: String((exported ?? orig).value), node: statement })
    }
  }
  return found
}

/** `app/[locale]/(site)/services/page.tsx` is `/services`; the page of the root is `/`. */
export function addressOf(file: string): string {
  const parts = file
    .replace(/^app\/\[locale\]/, '')
    .replace(/\/page\.tsx$/, '')
    .split('/')
    .filter(part => part !== '' && !/^\(.*\)$/.test(part))
  return `/${parts.join('/')}`
}

function doorsOf(source: Source): Door[] {
  const { file } = source
  if (isPage(file)) return [{ file, name: addressOf(file), line: 1 }]
  return exportsOf(source)
    .filter(({ name }) => isActions(file) || METHODS.includes(name))
    .map(({ name, node }) => ({ file, name, line: source.lineOf(node) }))
}

const textOf = (node: Node | undefined) => (node?.type === 'StringLiteral' ? String(node.value) : '')
const keyOf = ({ key }: { key?: Node }) => String(key?.value ?? '')

/** The rows of one call of `actionRows`, `routeRows` or `pageRows`: the same doors, as a test names them. */
function rowsIn(source: Source): Omit<Door, 'line'>[] {
  const found: Omit<Door, 'line'>[] = []
  if (!source.ast) return found
  walk(source.ast, node => {
    if (node.type !== 'CallExpression') return
    const made = String((node.callee as Node).value)
    if (!/^(action|route|page)Rows$/.test(made)) return
    const given = (node.arguments as { expression: Node }[]).map(({ expression }) => expression)
    const rows = (given.at(-1)?.properties ?? []) as { key?: Node }[]
    const file = made === 'pageRows' ? 'page' : textOf(given[0])
    // `answerSeries with a no` is one more row of `answerSeries`.
    for (const row of rows) found.push({ file, name: keyOf(row).split(' ')[0] ?? '' })
  })
  return found
}

const idOf = ({ file, name }: Omit<Door, 'line'>) =>
  isPage(file) || file === 'page' ? `page ${name}` : `${file} ${name}`

/**
 * Every server action, every method of a route and every page stands in the authorisation matrix, and the matrix names
 * nothing that is not there.
 */
export function checkAuthorisation(root: string): Finding[] {
  const files = listFiles(root)
  const read = (wanted: (file: string) => boolean) => files.filter(wanted).map(file => readSource(root, file))
  const doors = read(file => isActions(file) || isRoute(file) || isPage(file)).flatMap(doorsOf)
  const rows = read(isRows).flatMap(source => rowsIn(source).map(row => ({ ...row, at: source.file })))
  const [known, there] = [new Set(rows.map(idOf)), new Set(doors.map(idOf))]
  return [
    ...doors
      .filter(door => !known.has(idOf(door)))
      .map(({ file, name, line }) => ({
        file,
        line,
        message: `“${name}” has no row in the authorisation matrix: add who may call it (tests/authorisation/rows.ts says how)`,
      })),
    ...rows
      .filter(row => !there.has(idOf(row)))
      .map(({ at, file, name }) => ({
        file: at,
        line: 1,
        message: `a row for “${name}” of ${file}, which is not there`,
      })),
  ]
}
