import type { LexiconTerm } from './lexicon'

export type CategoryNames = { slug: string; names: readonly string[]; trades: readonly string[] }
export type ServiceNames = { slug: string; category: string; names: readonly string[]; popular: boolean }
export type Synonym = { term: string; category: string; service: string | null; weight: number }

/** The full name of a service is rarely typed as it stands. */
const SERVICE_NAME_WEIGHT = 0.7

/** All terms of the catalogue, with the weights that the lexicon expects, for `buildLexicon`. */
export function catalogueTerms(
  categories: readonly CategoryNames[],
  services: readonly ServiceNames[],
  synonyms: readonly Synonym[],
): LexiconTerm[] {
  return [
    ...categories.flatMap(({ slug, names, trades }) =>
      [...names, ...trades].map(text => ({ text, category: slug, service: null, weight: 1 })),
    ),
    ...services.flatMap(({ slug, category, names, popular }) =>
      names.map(text => ({ text, category, service: slug, weight: SERVICE_NAME_WEIGHT, popular })),
    ),
    ...synonyms.map(({ term, category, service, weight }) => ({ text: term, category, service, weight })),
  ]
}
