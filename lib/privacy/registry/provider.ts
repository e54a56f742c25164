import 'server-only'
import { sql } from 'drizzle-orm'
import { type Entry, empty, gone, nothing, of, ofProvider } from './entry'

const DERIVED = 'the same words again, written for the search'

/** What a provider shows and plans. Offers and the profile stay as empty shells: bookings hang on them. */
export const PROVIDER: readonly Entry[] = [
  { table: 'provider_zones', rows: ofProvider, erase: gone },
  { table: 'provider_views', rows: ofProvider, erase: gone },
  { table: 'weekly_ranges', rows: ofProvider, erase: gone },
  { table: 'availability_exceptions', rows: ofProvider, erase: gone },
  { table: 'time_off', rows: ofProvider, erase: gone },
  {
    table: 'identity_documents',
    rows: ofProvider,
    hidden: { storage_key: 'our own workings, without meaning outside' },
    erase: [
      {
        how: 'blank',
        set: at => ({ withdrawn_at: sql`coalesce(withdrawn_at, ${at.toISOString()}::timestamptz)` }),
      },
    ],
    keep: { storage_key: 'the sweep needs it to delete the bytes, then the row', mime: 'a kind of file' },
  },
  {
    table: 'offers',
    rows: ofProvider,
    erase: [
      { how: 'blank', set: () => ({ active: sql`false`, description_fr: empty, description_ar: empty }) },
    ],
  },
  {
    table: 'providers',
    rows: of('user_id'),
    hidden: { name_text: DERIVED, words_text: DERIVED },
    erase: [
      {
        how: 'blank',
        set: at => ({
          slug: sql`'compte-efface-' || id`,
          status: sql`'DRAFT'`,
          name_fr: sql`'Compte effacé'`,
          name_ar: sql`'حساب محذوف'`,
          bio_fr: empty,
          bio_ar: empty,
          name_text: empty,
          words_text: empty,
          district_id: nothing,
          // The middle of the city, which is no secret.
          latitude: sql`(select c.latitude from cities c where c.id = city_id)`,
          longitude: sql`(select c.longitude from cities c where c.id = city_id)`,
          languages: sql`'{}'`,
          avatar_seed: sql`0`,
          verified_at: nothing,
          club_plan: nothing,
          instant_booking: sql`false`,
          submitted_at: nothing,
          decided_at: nothing,
          refusal: nothing,
          updated_at: sql`${at.toISOString()}::timestamptz`,
        }),
      },
    ],
  },
]
