import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'

/** A text in which `[words](/path)` is a link; `/path` stands below the reader's language. */
export function Linked({ locale, text }: { locale: Locale; text: string }) {
  return text.split(/(\[[^\]]+\]\([^)]+\))/).map(part => {
    const [, words, to] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? []
    if (!words || !to) return part
    // An address is read from left to right, in Arabic too.
    const plain = to.startsWith('mailto:') || to.startsWith('https:')
    return (
      <a key={part} className="link" href={to.startsWith('/') ? localePath(locale, to) : to}>
        {plain ? <bdi dir="ltr">{words}</bdi> : words}
      </a>
    )
  })
}
