import { eq } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { providers } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { addOffer } from '@/lib/providers/commands/offers'
import { saveBio, saveHours, saveIdentity, savePlace } from '@/lib/providers/commands/profile'
import { submitProfile } from '@/lib/providers/commands/standing'
import { AT, makeUser } from '../../support/factories'
import { addDocuments } from '../identity/scene'

export const BIO = 'Plombier depuis 2015, je répare les fuites et les chauffe-eau.'

const form = { locale: 'fr', from: 'workshop' } as const

export const identity = (changes: Record<string, unknown> = {}) => ({
  ...form,
  nameFr: 'Hamid Zérouali',
  nameAr: 'حميد الزروالي',
  category: 'plomberie',
  city: 'casablanca',
  since: 2015,
  languages: ['darija' as const, 'fr' as const],
  ...changes,
})
export const place = (changes: Record<string, unknown> = {}) => ({
  ...form,
  district: 'maarif',
  radius: 20,
  ...changes,
})
export const bio = (changes: Record<string, unknown> = {}) => ({ ...form, bioFr: BIO, bioAr: '', ...changes })
export const hours = (changes: Record<string, unknown> = {}) => ({
  ...form,
  days: [1, 2, 3, 4, 5, 6, 7] as (1 | 2 | 3 | 4 | 5 | 6 | 7)[],
  opens: 540,
  closes: 1080,
  pause: { start: 750, end: 840 } as { start: number; end: number } | null,
  ...changes,
})
export const offer = (changes: Record<string, unknown> = {}) => ({
  ...form,
  service: 'fuite-robinet',
  unit: 'visit' as const,
  price: 17_000 as number | null,
  duration: 60,
  descriptionFr: 'Joint compris',
  descriptionAr: '',
  ...changes,
})

/** A provider's account with everything filled in, not handed in yet. */
export async function makeDraft(
  db: Database,
): Promise<{ owner: User; id: number; slug: string; offerId: number }> {
  const owner = await makeUser(db, { role: 'PROVIDER' })
  return db.transaction(async tx => {
    const { slug } = await saveIdentity(tx, owner, identity(), AT)
    await savePlace(tx, owner, place(), AT)
    await saveBio(tx, owner, bio(), AT)
    await saveHours(tx, owner, hours(), AT)
    const { offer: offerId } = await addOffer(tx, owner, offer(), AT)
    const row = await rowOf(tx, owner)
    await addDocuments(tx, row.id)
    return { owner: { ...owner, providerId: row.id }, id: row.id, slug, offerId }
  })
}

export async function makeSubmitted(db: Database) {
  const draft = await makeDraft(db)
  await db.transaction(tx => submitProfile(tx, draft.owner, AT))
  return draft
}

export async function rowOf(tx: Pick<Database, 'select'>, owner: User) {
  const [row] = await tx.select().from(providers).where(eq(providers.userId, owner.userId))
  if (!row) throw new Error('no profile')
  return row
}
