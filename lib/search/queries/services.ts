import 'server-only'
import type { Service } from '@/lib/catalogue/queries'
import { normaliseText } from '../domain/normalise'
import { loadKnowledge } from './lexicon'

/**
 * The services that a typed text may mean, in the catalogue's order: those understood as the search understands
 * them, all of an understood trade, and those with the text in their name.
 */
export async function findServices(text: string): Promise<Service[]> {
  const { catalogue, understand } = await loadKnowledge()
  const meant = understand(text)
  const services = new Set(meant.flatMap(({ service }) => service ?? []))
  const trades = new Set(meant.flatMap(({ category, service }) => (service ? [] : category)))
  const words = normaliseText(text)
  return catalogue.services.filter(row => {
    const trade = catalogue.categoryById.get(row.categoryId)?.slug ?? ''
    if (services.has(row.slug) || trades.has(trade)) return true
    return words !== '' && [row.nameFr, row.nameAr].some(name => normaliseText(name).includes(words))
  })
}
