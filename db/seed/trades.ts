import { readPsv } from './psv'
import type { Voice } from './voice'

/** Trades of makers and repairers, where a guarantee on the work and talk of materials make sense. */
const CRAFTS = new Set([
  'plomberie',
  'electricite',
  'peinture',
  'climatisation',
  'serrurerie',
  'menuiserie',
  'electromenager',
  'maconnerie',
  'bricolage',
])
/** Trades whose tools fit on a motorbike. */
const LIGHT = new Set(['plomberie', 'electricite', 'serrurerie', 'electromenager', 'tech'])

export const isCraft = (category: string, mainService: string) =>
  CRAFTS.has(category) && mainService !== 'gardien'
export const isLight = (category: string) => LIGHT.has(category)

/** How often a provider of the trade is a woman, as one would meet them. */
const WOMEN: Readonly<Record<string, number>> = {
  menage: 0.82,
  beaute: 0.74,
  famille: 0.78,
  couture: 0.6,
  tech: 0.14,
  jardin: 0.08,
  peinture: 0.06,
  nuisibles: 0.08,
  electricite: 0.05,
  plomberie: 0.04,
  bricolage: 0.04,
  climatisation: 0.03,
  electromenager: 0.03,
  auto: 0.03,
}
const COMPANIES: Readonly<Record<string, number>> = {
  famille: 0.05,
  beaute: 0.08,
  couture: 0.1,
  demenagement: 0.35,
  nuisibles: 0.4,
}

export const shareOfWomen = (category: string) => WOMEN[category] ?? 0
export const shareOfCompanies = (category: string) => COMPANIES[category] ?? 0.14

/** Services that are sold by one gender only. */
export const GENDERED: Readonly<Record<string, Voice>> = {
  'coiffure-femme': 'f',
  'coiffure-homme': 'm',
  'neggafa-henna': 'f',
  esthetique: 'f',
  nounou: 'f',
}

/** Services of another trade that a provider of this one sometimes sells too. */
export const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  plomberie: ['lave-linge', 'faience', 'bricoleur'],
  electricite: ['camera', 'parabole', 'clim-entretien', 'bricoleur'],
  menage: ['desinfection', 'cuisiniere'],
  jardin: ['debarras', 'bricoleur'],
  peinture: ['enduit', 'fissure', 'renovation-legere'],
  climatisation: ['depannage-electrique', 'refrigerateur'],
  serrurerie: ['volet-roulant', 'porte-bois'],
  menuiserie: ['accrochage', 'bricoleur'],
  electromenager: ['clim-entretien', 'chauffe-eau-reparation'],
  demenagement: ['montage-meubles', 'bricoleur'],
  maconnerie: ['peinture-int', 'renovation-sdb-cuisine', 'faux-plafond'],
  bricolage: ['fuite-robinet', 'luminaire', 'montage-meubles'],
  tech: ['interphone', 'tv'],
  nuisibles: ['fin-chantier'],
}

const words = new Map(readPsv('trades').map(row => [row.key ?? '', row]))

/** The trade's noun and field, of the main service where it has its own, else of the category. */
export function tradeWords(category: string, mainService: string, voice: Voice) {
  const row = words.get(mainService) ?? words.get(category)
  if (!row) throw new Error(`trades.psv lacks ${category}`)
  const gender = voice === 'f' ? 'f' : 'm'
  return {
    tradeFr: row[`${gender}_fr`] ?? '',
    tradeAr: row[`${gender}_ar`] ?? '',
    fieldFr: row.field_fr ?? '',
    fieldAr: row.field_ar ?? '',
  }
}
