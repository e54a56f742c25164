import 'server-only'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { files } from '@/db/schema'

/** The pictures of a provider: the one in the door, and those of the work in their order. */
export async function photosOf(tx: Tx, providerId: number) {
  const rows = await tx
    .select({
      id: files.id,
      kind: files.kind,
      width: files.width,
      height: files.height,
      caption: files.caption,
    })
    .from(files)
    .where(
      and(
        eq(files.providerId, providerId),
        inArray(files.kind, ['PORTRAIT', 'GALLERY']),
        isNull(files.deletedAt),
      ),
    )
    .orderBy(asc(files.position), asc(files.createdAt), asc(files.id))
  return {
    portrait: rows.findLast(row => row.kind === 'PORTRAIT')?.id ?? null,
    gallery: rows.filter(row => row.kind === 'GALLERY').map(({ kind: _, ...photo }) => photo),
  }
}

export type Photos = Awaited<ReturnType<typeof photosOf>>
