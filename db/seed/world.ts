import type { LocalDate } from '@/lib/time/zone'
import type { ClientBook } from './clients'
import type { Loader } from './loader'
import type { Random } from './random'
import type { Reference } from './reference'
import type { Volume } from './sizes'

/** What the filling of a database works with. */
export type World = {
  loader: Loader
  reference: Reference
  volume: Volume
  now: Date
  today: LocalDate
  random: Random
  clients: ClientBook
}
