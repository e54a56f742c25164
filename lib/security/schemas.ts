import { z } from 'zod'

const text = z.string().max(4_000).catch('')

/** `application/csp-report`, one for each post. */
const old = z.object({
  'csp-report': z.object({
    'document-uri': text,
    'effective-directive': text,
    'violated-directive': text,
    'blocked-uri': text,
  }),
})

/** `application/reports+json`: several at once, of several kinds. */
const bundle = z.array(z.unknown()).max(100)
const entry = z.object({
  type: z.literal('csp-violation'),
  body: z.object({ documentURL: text, effectiveDirective: text, blockedURL: text }),
})

type Raw = { directive: string; blocked: string; page: string }

/** The reports of one post, in either format; null for anything else. */
export function parseReports(body: unknown): Raw[] | null {
  const many = bundle.safeParse(body)
  if (many.success) {
    return many.data.flatMap(given => {
      const one = entry.safeParse(given)
      if (!one.success) return []
      const { effectiveDirective, blockedURL, documentURL } = one.data.body
      return [{ directive: effectiveDirective, blocked: blockedURL, page: documentURL }]
    })
  }
  const single = old.safeParse(body)
  if (!single.success) return null
  const report = single.data['csp-report']
  return [
    {
      directive: report['effective-directive'] || report['violated-directive'],
      blocked: report['blocked-uri'],
      page: report['document-uri'],
    },
  ]
}
