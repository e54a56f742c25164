export type SizeName = 'tiny' | 'demo' | 'bench'

export type SeedOptions = {
  size: SizeName
  providers?: number
  bookings?: number
  /** The present instant around which bookings lie; by default the clock's. */
  now?: Date
  /** Empties the tables first. */
  force?: boolean
}

export type Volume = {
  providers: number
  bookings: number
  reviews: number
  clients: number
  /** Of the provider in the pictures. */
  showcase: { reviews: number; completed: number }
  /** Only these trades and towns; everything when left out. */
  only?: { categories: readonly string[]; cities: readonly string[] }
  bulk: boolean
}

const SHOWCASE = { reviews: 128, completed: 184 }

const SIZES = {
  tiny: {
    providers: 60,
    bookings: 200,
    reviewed: 0.5,
    showcase: { reviews: 12, completed: 6 },
    only: {
      categories: ['plomberie', 'electricite', 'menage'],
      cities: ['casablanca', 'rabat', 'marrakech'],
    },
  },
  demo: { providers: 1200, bookings: 16_000, reviewed: 0.625, showcase: SHOWCASE, only: undefined },
  bench: { providers: 100_000, bookings: 1_000_000, reviewed: 0.5, showcase: SHOWCASE, only: undefined },
} as const

/** How much of everything a size has, after what the caller asked for. */
export function volumeOf(options: SeedOptions): Volume {
  const size = SIZES[options.size]
  const providers = options.providers ?? size.providers
  const bookings = options.bookings ?? size.bookings
  const reviews = Math.round(bookings * size.reviewed)
  return {
    providers,
    bookings,
    reviews,
    clients: Math.max(40, Math.round(bookings / 6.4)),
    showcase: {
      reviews: Math.min(size.showcase.reviews, Math.floor(reviews / 4)),
      completed: Math.min(size.showcase.completed, Math.floor((bookings - reviews) / 8)),
    },
    only: size.only,
    // Below this, building indexes anew costs more than it saves.
    bulk: bookings >= 100_000 || providers >= 20_000,
  }
}

/** How the bookings without a review are divided: done, ended otherwise, still to come. */
export function divide(volume: Volume) {
  const rest = volume.bookings - volume.reviews
  const ended = Math.round(rest * 0.2)
  const upcoming = Math.round(rest * 0.37)
  // Each waiting request has a timer of its own in the job table.
  const pending = Math.min(Math.round(upcoming * 0.16), 2500)
  const running = Math.min(Math.max(1, Math.round(upcoming * 0.012)), 25)
  return { completed: rest - ended - upcoming, ended, upcoming: upcoming - running, pending, running }
}
