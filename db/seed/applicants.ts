import { addProvider, type Standing } from './account-rows'
import type { Spot } from './allocation'
import { drawProvider, type ProviderContext } from './provider'
import type { World } from './world'

const HOUR = 3_600_000

const REFUSAL = 'Votre présentation contient un numéro de téléphone. Retirez-le, puis renvoyez votre profil.'

/** Whom the administrators' queue shows: two who wait, one who must correct something, one who has just begun. */
function standings(now: Date): (Standing & { begun?: boolean })[] {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR)
  return [
    { status: 'SUBMITTED', submittedAt: before(20), decidedAt: null, refusal: null },
    { status: 'REFUSED', submittedAt: before(70), decidedAt: before(46), refusal: REFUSAL },
    { status: 'DRAFT', submittedAt: null, decidedAt: null, refusal: null, begun: true },
    { status: 'SUBMITTED', submittedAt: before(5), decidedAt: null, refusal: null },
  ]
}

/** Adds the providers that are not on the site yet, after all the others, so that these stay as they are. */
export function addApplicants(
  { loader, now, random }: Pick<World, 'loader' | 'now' | 'random'>,
  spots: readonly Spot[],
  context: ProviderContext,
  nextOffer: number,
): void {
  let firstOffer = nextOffer
  for (const [index, standing] of standings(now).entries()) {
    const id = spots.length + index + 1
    const spot = spots[index]
    if (!spot) return
    const drawn = drawProvider(random.fork(`applicant-${index + 1}`), id, spot, context)
    // A draft has a name and a trade; the rest is still to be filled in.
    const provider = standing.begun
      ? { ...drawn, bio: { fr: [], ar: [] }, offers: [], week: [], exceptions: [], district: null }
      : drawn
    const email = `${provider.slug}@demo.khadamat.example`
    const unproven = { ...provider, verified: false, club: null }
    addProvider(loader, unproven, { email, tenureDays: 4, firstOffer, now, standing })
    firstOffer += provider.offers.length
  }
}
