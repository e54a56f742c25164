import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { identityDocuments, providers } from '@/db/schema'
import { adminOnly, providerOnly } from '../gets'
import { actionRows } from '../rows'
import type { Scene } from '../scene'
import { both, fileIn, uploaded } from '../stages'

const SHUT = 'auth.business_suspended'
/** The own page, which nobody sees while the business is suspended: what was wrong with it may be put right. */
const own = providerOnly({ other: 'done', shut: 'done' })
const ownPicture = providerOnly({ other: 'files.unknown', shut: 'done' })
const ownPhoto = providerOnly({ shut: 'done' })
/** What is sold, and for how much. */
const ownOffer = providerOnly({ shut: SHUT })

const offer = ({ offer: id }: Scene) => ({ offer: id })
const terms = { unit: 'visit', price: '250', duration: '60', descriptionFr: '', descriptionAr: '' }
/** The last one on sale stays: there is another. */
const second = (tx: Tx, { provider }: Scene) =>
  tx.execute(sql`
    insert into offers (provider_id, service_id, unit, price, duration_minutes)
    select ${provider}, id, 'visit', 20000, 60 from services where slug = 'debouchage'`)
const photo = async (scene: Scene, tx: Tx) => ({ photo: await fileIn(tx, scene, 'provider') })
const gallery = (position: number) =>
  uploaded('provider', 'GALLERY', ({ provider }) => ({ providerId: provider, position }))
const inGallery = both(gallery(0), gallery(1))

/** Everything filled in and not handed in yet. */
async function draft(tx: Tx, { provider }: Scene): Promise<void> {
  const bioFr = 'Plombier depuis 2015, je répare les fuites et les chauffe-eau.'
  await tx.update(providers).set({ status: 'DRAFT', bioFr }).where(eq(providers.id, provider))
  await tx.execute(sql`
    update providers set district_id = (select id from districts where city_id = providers.city_id limit 1)
     where id = ${provider}`)
  const paper = { providerId: provider, kind: 'PASSPORT', mime: 'image/webp', size: 10 } as const
  await tx.insert(identityDocuments).values({ ...paper, storageKey: 'matrix/passport' })
}

export default actionRows('lib/providers/actions.ts', {
  saveIdentity: {
    by: 'provider',
    gets: own,
    form: () => ({
      nameFr: 'Hamid Zérouali',
      nameAr: 'حميد الزروالي',
      category: 'plomberie',
      city: 'casablanca',
      since: 2015,
      speaks_darija: 'on',
    }),
  },
  savePlace: { by: 'provider', gets: own, form: () => ({ district: 'maarif', radius: 20 }) },
  saveBio: {
    by: 'provider',
    gets: own,
    form: () => ({ bioFr: 'Je répare les fuites et les chauffe-eau, vite et bien.', bioAr: '' }),
  },
  saveHours: {
    by: 'provider',
    gets: own,
    form: () => ({ opens: 540, closes: 1080, pauseStarts: 750, pauseEnds: 840, day_1: 'on' }),
  },
  addOffer: {
    by: 'provider',
    gets: providerOnly({ other: 'done', shut: SHUT }),
    form: () => ({ ...terms, service: 'debouchage' }),
  },
  editOffer: { by: 'provider', gets: ownOffer, form: scene => ({ ...terms, ...offer(scene) }) },
  moveOffer: { by: 'provider', gets: ownOffer, form: scene => ({ ...offer(scene), direction: 'up' }) },
  pauseOffer: { by: 'provider', gets: ownOffer, stage: second, form: offer },
  resumeOffer: {
    by: 'provider',
    gets: ownOffer,
    stage: (tx, scene) => tx.execute(sql`update offers set active = false where id = ${scene.offer}`),
    form: offer,
  },
  removeOffer: {
    by: 'provider',
    gets: ownOffer,
    stage: second,
    // The first one has been booked: it stays.
    form: async (scene, tx) => {
      const [row] = await tx.execute<{ id: number }>(
        sql`select id from offers where provider_id = ${scene.provider} order by id desc limit 1`,
      )
      return { offer: row?.id ?? 0 }
    },
  },
  savePortrait: {
    by: 'provider',
    gets: ownPicture,
    stage: uploaded('provider', 'PORTRAIT'),
    form: async (scene, tx) => ({ portrait: await fileIn(tx, scene, 'provider') }),
  },
  addPhotos: {
    by: 'provider',
    gets: ownPicture,
    stage: uploaded('provider', 'GALLERY'),
    form: async (scene, tx) => ({ gallery: await fileIn(tx, scene, 'provider') }),
  },
  captionPhoto: {
    by: 'provider',
    gets: ownPhoto,
    stage: inGallery,
    form: async (scene, tx) => ({ ...(await photo(scene, tx)), caption: 'Salle de bain' }),
  },
  movePhoto: {
    by: 'provider',
    gets: ownPhoto,
    stage: inGallery,
    form: async (scene, tx) => ({ ...(await photo(scene, tx)), direction: 'up' }),
  },
  removePhoto: { by: 'provider', gets: ownPhoto, stage: inGallery, form: photo },
  submitProfile: {
    by: 'provider',
    gets: providerOnly({ other: 'workshop.not_submittable', shut: 'workshop.not_submittable' }),
    stage: draft,
  },
  decideProvider: {
    by: 'admin',
    gets: adminOnly,
    form: scene => ({
      provider: scene.provider,
      decision: 'suspend',
      reason: 'Plaintes répétées',
      seen: '2026-11-25T08:00:00.000Z',
    }),
  },
})
