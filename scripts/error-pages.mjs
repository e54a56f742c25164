// Next sends a page that does not exist, or that broke, as an empty document that only its script fills. For those
// without scripts the words stand in it from the start; a browser with scripts never shows them.
import { readFileSync } from 'node:fs'

const LOCALES = ['fr', 'ar']
const words = Object.fromEntries(
  LOCALES.map(locale => {
    const file = new URL(`../messages/${locale}.json`, import.meta.url)
    const { layout, errors } = JSON.parse(readFileSync(file, 'utf8'))
    return [locale, { ...layout, failed: { title: errors.unexpected, text: '' } }]
  }),
)

const EMPTY = '<html id="__next_error__">'
const STYLE =
  'max-width:36rem;margin:15vh auto;padding:0 1.25rem;font:1rem/1.6 system-ui,sans-serif;color:#211f1a;text-align:start'

function noscript(locale, status) {
  const { brand, bar, not_found: missing, failed } = words[locale]
  const { title, text } = status === 404 ? missing : failed
  const links = `<a href="/${locale}">${bar.home}</a> · <a href="/${locale}/search">${bar.search}</a>`
  return `<noscript><main style="${STYLE}"><p>${brand}</p><h1>${title}</h1><p>${text}</p><p>${links}</p></main></noscript>`
}

/** The document with its language and its words; any other chunk as it is. */
export function filled(chunk, { path, status }) {
  const html = Buffer.from(chunk).toString()
  if (!html.includes(EMPTY)) return chunk
  const locale = LOCALES.includes(path.split('/')[1]) ? path.split('/')[1] : 'fr'
  const direction = locale === 'ar' ? 'rtl' : 'ltr'
  return html
    .replace(EMPTY, `<html id="__next_error__" lang="${locale}" dir="${direction}">`)
    .replace('<body>', `<body>${noscript(locale, status)}`)
}

/** Fills what Next writes on this response, when it turns out to be such a document. */
export function fillErrorPages(request, response) {
  const path = (request.url ?? '/').split('?')[0]
  let begun = false
  for (const method of ['write', 'end']) {
    const original = response[method].bind(response)
    response[method] = (chunk, ...rest) => {
      const first = !begun && chunk !== undefined && chunk !== null && typeof chunk !== 'function'
      if (!first) return original(chunk, ...rest)
      begun = true
      const failed = response.statusCode === 404 || response.statusCode >= 500
      const page = String(response.getHeader('content-type') ?? '').startsWith('text/html')
      if (!failed || !page) return original(chunk, ...rest)
      const whole = filled(chunk, { path, status: response.statusCode })
      // The length was counted without the words.
      if (whole !== chunk && !response.headersSent) response.removeHeader('content-length')
      return original(whole, ...rest)
    }
  }
}
