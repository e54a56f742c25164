/** What is known of a profile when asked whether it may be handed in. */
export type ProfileFacts = {
  emailVerified: boolean
  /** Whether the town is divided into districts that one can choose from. */
  cityHasDistricts: boolean
  districtId: number | null
  bioFr: string
  bioAr: string
  /** Active ones. */
  offers: number
  /** Ranges of the usual week. */
  hours: number
  portrait: boolean
  gallery: boolean
  /** Shown who one is; asked until the profile is handed in. */
  documents: boolean
}

/** Without these nobody could book: they must be there before the profile is handed in. */
export const REQUIRED_ITEMS = ['email', 'place', 'bio', 'offers', 'hours', 'documents'] as const
/** These help to be chosen. */
export const ADVISED_ITEMS = ['both_bios', 'portrait', 'gallery'] as const

export type ChecklistItem = (typeof REQUIRED_ITEMS)[number] | (typeof ADVISED_ITEMS)[number]

const DONE: Record<ChecklistItem, (facts: ProfileFacts) => boolean> = {
  email: facts => facts.emailVerified,
  place: facts => facts.districtId !== null || !facts.cityHasDistricts,
  bio: facts => facts.bioFr !== '' || facts.bioAr !== '',
  offers: facts => facts.offers > 0,
  hours: facts => facts.hours > 0,
  documents: facts => facts.documents,
  both_bios: facts => facts.bioFr !== '' && facts.bioAr !== '',
  portrait: facts => facts.portrait,
  gallery: facts => facts.gallery,
}

export type Checklist = { item: ChecklistItem; required: boolean; done: boolean }[]

/** Every item, required ones first, with whether it is done. */
export function checklist(facts: ProfileFacts): Checklist {
  const row = (required: boolean) => (item: ChecklistItem) => ({ item, required, done: DONE[item](facts) })
  return [...REQUIRED_ITEMS.map(row(true)), ...ADVISED_ITEMS.map(row(false))]
}

/** Whether nothing stands in the way of handing the profile in. */
export const isComplete = (facts: ProfileFacts): boolean => REQUIRED_ITEMS.every(item => DONE[item](facts))
