import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from '@swc/core'

/** One thing that is wrong, in one place. */
export type Finding = { file: string; line: number; message: string }

/** A node of the syntax tree: the checks look at a few shapes only, so it stays untyped below that. */
export type Node = { type: string; span: { start: number; end: number } } & { [field: string]: unknown }

export type Source = { file: string; text: string; ast: Node | null; lineOf(node: Node): number }

const SKIPPED = new Set(['node_modules', 'coverage', 'test-results', 'playwright-report'])

/** Every file of the project that a person wrote, by path from the root with forward slashes. */
export function listFiles(root: string, folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return []
    const name = folder ? `${folder}/${entry.name}` : entry.name
    return entry.isDirectory() ? listFiles(root, name) : [name]
  })
}

const CODE = /\.(ts|tsx|mts|mjs|cjs|js|jsx)$/
export const isCode = (file: string) => CODE.test(file) && !/\.d\.[cm]?ts$/.test(file)

/**
 * Reads one file and its syntax tree. swc reads TypeScript with its type-only imports, which TypeScript 7
 * itself offers no stable interface for.
 */
export function readSource(root: string, file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8')
  return sourceOf(file, text)
}

function parsed(file: string, code: string): Node & { body: Node[] } {
  try {
    const options = { syntax: 'typescript', tsx: /x$/.test(file), target: 'es2022' } as const
    return parseSync(code, options) as unknown as Node & { body: Node[] }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown'
    throw new SyntaxError(`${file} cannot be read: ${reason}`)
  }
}

export function sourceOf(file: string, text: string): Source {
  if (!isCode(file)) return { file, text, ast: null, lineOf: () => 1 }
  // The empty statement in front tells where the parser's byte positions begin.
  const code = `;${text.replace(/^#!/, '//')}`
  const ast = parsed(file, code)
  const base = ast.body[0]?.span.start ?? 0
  const bytes = Buffer.from(code)
  return {
    file,
    text,
    ast,
    lineOf(node) {
      let line = 1
      // A property `name: value` has no place of its own in the tree; its name has.
      const { span } = 'span' in node ? node : (node as { key: Node }).key
      const end = Math.min(span.start - base, bytes.length)
      for (let index = 0; index < end; index++) if (bytes[index] === 10) line++
      return line
    },
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Calls `visit` for every node, parents first, with its ancestors from the nearest outwards. */
export function walk(
  node: Node,
  visit: (node: Node, ancestors: readonly Node[]) => void,
  above: readonly Node[] = [],
) {
  visit(node, above)
  const inner = [node, ...above]
  const into = (value: unknown) => {
    if (Array.isArray(value)) for (const item of value) into(item)
    else if (isNode(value)) walk(value, visit, inner)
    // Arguments and elements are wrapped in `{spread, expression}` without a type.
    else if (typeof value === 'object' && value !== null && 'expression' in value) into(value.expression)
  }
  for (const [field, value] of Object.entries(node)) if (field !== 'span') into(value)
}

/** The file that a path without or with extension means, or null. */
export function existing(root: string, candidate: string): string | null {
  for (const suffix of ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx', '.d.ts']) {
    const full = path.join(root, candidate + suffix)
    if (statSync(full, { throwIfNoEntry: false })?.isFile()) return candidate + suffix
  }
  return null
}
