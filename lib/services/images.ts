import sharp from 'sharp'

/** One side at most, pixels: enough to see a hairline crack, a tenth of what a phone takes. */
const MOST_SIDE = 2000
/** A picture of 50 megapixels is a good phone's; a file of a few kB may claim a thousand times that. */
const MOST_PIXELS = 64_000_000
/** Pictures decoded at once: each may need a few hundred MB for a moment. */
const AT_ONCE = 2

// A picture comes in now and then: threads and memory kept for the next one would be missed by the pages.
sharp.cache(false)
sharp.concurrency(1)

export type Picture = { bytes: Uint8Array; width: number; height: number }

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>(go => waiting.push(go))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/**
 * Draws an uploaded picture anew: upright, at most 2000 pixels wide and high, as WebP. Nothing but the pixels
 * survives: no place or time of the photo, no second file hidden behind the first.
 * @returns null when it cannot be read, or claims more pixels than we decode
 */
export function redrawPicture(bytes: Uint8Array): Promise<Picture | null> {
  return inTurn(async () => {
    try {
      const { data, info } = await sharp(bytes, {
        limitInputPixels: MOST_PIXELS,
        sequentialRead: true,
        // A photo with a spot of damage is still a photo; a truncated one is not.
        failOn: 'truncated',
      })
        .autoOrient()
        .resize({ width: MOST_SIDE, height: MOST_SIDE, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80, effort: 3 })
        .timeout({ seconds: 20 })
        .toBuffer({ resolveWithObject: true })
      return { bytes: data, width: info.width, height: info.height }
    } catch {
      return null
    }
  })
}

/** A picture of ours, small. Never larger than it is. */
export function shrinkPicture(bytes: Uint8Array, width: number): Promise<Uint8Array> {
  return inTurn(() =>
    sharp(bytes, { limitInputPixels: MOST_SIDE * MOST_SIDE })
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 75, effort: 3 })
      .toBuffer(),
  )
}
