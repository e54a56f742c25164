/**
 * Draws `public/icons/sprite.svg` from lucide's shapes. A page then names an icon (`<use href>`) and neither
 * ships nor repeats its path: a result page has a hundred of them.
 */
import fs from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const list = await fs.readFile(path.join(root, 'components/ui/icon-names.ts'), 'utf8')
const names = [...list.split('] as const')[0].matchAll(/^ {2}'([a-z0-9-]+)'/gm)].map(match => match[1])

const attributes = values =>
  Object.entries(values)
    .filter(([name]) => name !== 'key')
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')

/** lucide keeps a renamed icon's old name as a file that only points at the new one. */
async function shapesOf(name) {
  const file = path.join(root, `node_modules/lucide-react/dist/esm/icons/${name}.mjs`)
  const alias = /export \{ default \} from '\.\/(.+)\.mjs'/.exec(await fs.readFile(file, 'utf8'))
  if (alias) return shapesOf(alias[1])
  const { __iconData } = await import(file)
  return __iconData.node
}

async function symbol(name) {
  const shapes = (await shapesOf(name)).map(([tag, values]) => `<${tag}${attributes(values)}/>`).join('')
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`
}

const symbols = await Promise.all(names.map(symbol))
const svg = `<svg xmlns="http://www.w3.org/2000/svg"><!-- lucide, ISC licence -->${symbols.join('\n')}</svg>\n`
await fs.writeFile(path.join(root, 'public/icons/sprite.svg'), svg)
