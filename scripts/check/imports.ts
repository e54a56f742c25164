import path from 'node:path'
import { existing, type Node, type Source, walk } from './source'

/** One import, as written and as resolved. `file` is null for packages. */
export type Import = {
  specifier: string
  file: string | null
  /** `react` of `react/jsx-runtime`, `@upstash/redis`, `node:fs`; null for files. */
  package: string | null
  typeOnly: boolean
  line: number
}

type Raw = { node: Node; specifier: string; typeOnly: boolean }

const textOf = (node: unknown): string | null => {
  const literal = node as Node | null | undefined
  return literal?.type === 'StringLiteral' ? (literal.value as string) : null
}

function firstArgument(node: Node): unknown {
  return (node.arguments as { expression: unknown }[])[0]?.expression
}

function rawImport(node: Node): Omit<Raw, 'node'> | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const specifier = textOf(node.source)
      if (specifier === null) return null
      const names = (node.specifiers as { isTypeOnly?: boolean }[] | undefined) ?? []
      const everyNameIsType = names.length > 0 && names.every(name => name.isTypeOnly === true)
      return { specifier, typeOnly: node.typeOnly === true || everyNameIsType }
    }
    case 'TsImportType': {
      const specifier = textOf(node.argument)
      return specifier === null ? null : { specifier, typeOnly: true }
    }
    case 'CallExpression': {
      const callee = node.callee as Node
      const loads = callee.type === 'Import' || (callee.type === 'Identifier' && callee.value === 'require')
      const specifier = loads ? textOf(firstArgument(node)) : null
      return specifier === null ? null : { specifier, typeOnly: false }
    }
    default:
      return null
  }
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Everything a file imports: static, re-exported, dynamic and type-only. */
export function importsOf(root: string, source: Source): Import[] {
  const found: Import[] = []
  if (!source.ast) return found
  walk(source.ast, node => {
    const raw = rawImport(node)
    if (!raw) return
    const { specifier, typeOnly } = raw
    const line = source.lineOf(node)
    const local = specifier.startsWith('@/')
      ? specifier.slice(2)
      : specifier.startsWith('.')
        ? path.posix.join(path.posix.dirname(source.file), specifier)
        : null
    if (local === null) found.push({ specifier, file: null, package: packageOf(specifier), typeOnly, line })
    // What does not exist is the type check's finding; its path still tells which layer was meant.
    else {
      const file = existing(root, local) ?? (path.posix.extname(local) ? local : `${local}.ts`)
      found.push({ specifier, file, package: null, typeOnly, line })
    }
  })
  return found
}
