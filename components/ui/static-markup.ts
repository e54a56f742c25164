import { Fragment, isValidElement, type ReactNode } from 'react'

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, sign => ESCAPES[sign] ?? '')

const VOID = new Set(['br', 'hr', 'img', 'input'])
const NAMES: Record<string, string> = { className: 'class', htmlFor: 'for', tabIndex: 'tabindex' }

/** React's own reading: `aria-*` and `data-*` write booleans out, other attributes are there or not. */
function attribute(name: string, value: unknown): string {
  const spoken = /^(aria|data)-/.test(name)
  if (value === null || value === undefined || (value === false && !spoken)) return ''
  if (typeof value === 'function' || typeof value === 'object') {
    throw new TypeError(`static markup cannot carry ${name}`)
  }
  const written = NAMES[name] ?? name
  // React knows hundreds of such names; writing one wrongly would be silent.
  if (/[A-Z]/.test(written) && written !== 'viewBox')
    throw new TypeError(`static markup does not know ${name}`)
  if (/^(href|src|action)$/.test(written) && /^\s*(javascript|data|vbscript):/i.test(String(value))) {
    throw new TypeError(`static markup refuses this ${written}`)
  }
  // Single quotes: double ones grow to four signs each where React sends the text on as data.
  return value === true && !spoken ? ` ${written}=''` : ` ${written}='${escaped(String(value))}'`
}

function element(tag: string, props: Record<string, unknown>): string {
  const { children, ...rest } = props
  if ('dangerouslySetInnerHTML' in rest) throw new TypeError('static markup escapes all it writes')
  const open = Object.entries(rest).reduce((text, [name, value]) => text + attribute(name, value), `<${tag}`)
  return VOID.has(tag) ? `${open}>` : `${open}>${staticMarkup(children as ReactNode)}</${tag}>`
}

/**
 * The HTML of elements that never change in the browser: host elements and plain components, no hooks, handlers,
 * promises or client components (these throw). Every text and attribute is escaped. Where many of a kind stand on a
 * page, this spares React from sending each node a second time as data and the browser from reviving it.
 */
export function staticMarkup(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string') return escaped(node)
  if (typeof node === 'number' || typeof node === 'bigint') return String(node)
  if (Array.isArray(node)) return node.map(staticMarkup).join('')
  if (!isValidElement<Record<string, unknown>>(node))
    throw new TypeError('static markup takes elements and texts')
  const { type, props } = node
  if (type === Fragment) return staticMarkup(props.children as ReactNode)
  if (typeof type === 'string') return element(type, props)
  // A client component is a reference here, not a function to call.
  if (typeof type !== 'function' || '$$typeof' in type)
    throw new TypeError('static markup takes plain components')
  return staticMarkup((type as (props: Record<string, unknown>) => ReactNode)(props))
}
