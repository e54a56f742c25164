/** Who speaks or is spoken of: a man, a woman, a company. */
export type Voice = 'm' | 'f' | 'c'

const ORDER: Record<Voice, number> = { m: 0, f: 1, c: 2 }

function choose(alternatives: string, voice: Voice): string {
  const parts = alternatives.split('/')
  // Two alternatives: a person's words and a company's.
  const index = parts.length === 2 ? Number(voice === 'c') : ORDER[voice]
  const chosen = parts[index]
  if (chosen === undefined) throw new Error(`no ${voice} in {${alternatives}}`)
  return chosen
}

/**
 * Renders a fragment: `{a/b}` by person or company, `{a/b/c}` by man, woman or company, `[name]` by value.
 * Throws when a value is missing, so that no placeholder ever reaches a page.
 */
export function speak(fragment: string, voice: Voice, values: Readonly<Record<string, string>> = {}): string {
  return fragment
    .replace(/\{([^{}]*)\}/g, (_, alternatives: string) => choose(alternatives, voice))
    .replace(/\[([A-Za-z ]+)\]/g, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`no value for [${name}] in: ${fragment}`)
      return value
    })
}

export const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
