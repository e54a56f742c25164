import { ownAddress, site } from './site'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
const decode = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return match ? decode(match[1] ?? '') : undefined
}

export type Fields = Record<string, string>

/** The forms of a page as a browser without JavaScript would post them: hidden fields, values, chosen options. */
export function formsOf(html: string): Fields[] {
  return [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => {
    const fields: Fields = {}
    for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
      const name = attribute(tag, 'name')
      const choice = /^(radio|checkbox)$/.test(attribute(tag, 'type') ?? '')
      if (name && (!choice || attribute(tag, 'checked') !== undefined))
        fields[name] = attribute(tag, 'value') ?? ''
    }
    for (const [, open = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
      const name = attribute(` ${open} `, 'name')
      if (name) fields[name] = decode(text)
    }
    for (const [select] of form.matchAll(/<select\b[\s\S]*?<\/select>/g)) {
      const name = attribute(select, 'name')
      const chosen = [...select.matchAll(/<option\b[^>]*>/g)].find(
        ([tag]) => attribute(tag, 'selected') !== undefined,
      )
      if (name) fields[name] = chosen ? (attribute(chosen[0], 'value') ?? '') : ''
    }
    return fields
  })
}

export type Sender = { cookie?: string; address?: string; locale?: string }

function headersOf({ cookie, address, locale }: Sender): Record<string, string> {
  return {
    'x-forwarded-for': address ?? ownAddress(),
    'accept-language': locale ?? 'fr',
    ...(cookie ? { cookie } : {}),
  }
}

/** Reads a page of the site without a browser. Redirects are not followed. */
export function read(path: string, sender: Sender = {}): Promise<Response> {
  return fetch(new URL(path, site.url), { redirect: 'manual', headers: headersOf(sender) })
}

/** Posts a form to its page as a browser without JavaScript does. */
export function post(path: string, fields: Fields, sender: Sender = {}): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const to = new URL(path, site.url)
  const headers = { ...headersOf(sender), origin: to.origin }
  return fetch(to, { method: 'POST', redirect: 'manual', headers, body })
}

/** What a person reads on the page: no scripts, no tags. */
export function textOf(html: string): string {
  const visible = html.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')
  // A no-break space is part of the words.
  return decode(visible).replace(/[^\S\u00a0\u202f]+/g, ' ')
}
