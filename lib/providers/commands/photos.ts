import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { files } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import { claimFiles, deleteFile } from '@/lib/files/commands'
import { lockOwn, type Own, type Saved, touch, traceOwn } from './own'

const mine = (own: Own, kind: 'PORTRAIT' | 'GALLERY') =>
  and(eq(files.providerId, own.id), eq(files.kind, kind), isNull(files.deletedAt))

/**
 * The picture in the door: the new one takes the place of the old one; none takes it away.
 * Codes: `files.unknown`, `files.too_many`.
 */
export async function savePortrait(
  tx: Tx,
  actor: User,
  { portrait }: { portrait: readonly string[] },
  at: Date,
): Promise<Saved> {
  const own = await lockOwn(tx, actor)
  const there = await tx.select({ id: files.id }).from(files).where(mine(own, 'PORTRAIT'))
  for (const { id } of there) {
    if (!portrait.includes(id)) await deleteFile(tx, actor, id, at)
  }
  await claimFiles(tx, actor, portrait, 'PORTRAIT', { provider: own.id }, at, { field: 'portrait' })
  return touch(tx, own, at)
}

/** The gallery in its order, under the lock of the profile. */
async function gallery(tx: Tx, actor: User) {
  const own = await lockOwn(tx, actor)
  const rows = await tx
    .select({ id: files.id })
    .from(files)
    .where(mine(own, 'GALLERY'))
    .orderBy(asc(files.position), asc(files.createdAt), asc(files.id))
  return { own, ids: rows.map(row => row.id) }
}

async function arrange(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx.update(files).set({ position }).where(eq(files.id, id))
  }
}

/** Adds photos of one's work behind those that are there. Codes: `files.unknown`, `files.too_many`. */
export async function addPhotos(
  tx: Tx,
  actor: User,
  { gallery: added }: { gallery: readonly string[] },
  at: Date,
): Promise<Saved> {
  const { own, ids } = await gallery(tx, actor)
  await claimFiles(tx, actor, added, 'GALLERY', { provider: own.id }, at, { field: 'gallery' })
  await arrange(tx, [...new Set([...ids, ...added])])
  return touch(tx, own, at)
}

/** What a photo shows, in a few words. A stranger's photo is not found. */
export async function captionPhoto(
  tx: Tx,
  actor: User,
  { photo, caption }: { photo: string; caption: string },
  at: Date,
): Promise<Saved> {
  const { own, ids } = await gallery(tx, actor)
  if (!ids.includes(photo)) throw new NotFoundError()
  await tx.update(files).set({ caption }).where(eq(files.id, photo))
  await traceOwn(tx, actor, 'provider.changed', own.id, { new: { photo, changed: ['caption'] } }, at)
  return touch(tx, own, at)
}

/** Moves a photo one place; at the end of the row it stays. */
export async function movePhoto(
  tx: Tx,
  actor: User,
  { photo, direction }: { photo: string; direction: 'up' | 'down' },
  at: Date,
): Promise<Saved> {
  const { own, ids } = await gallery(tx, actor)
  const from = ids.indexOf(photo)
  if (from < 0) throw new NotFoundError()
  const to = direction === 'up' ? from - 1 : from + 1
  if (to >= 0 && to < ids.length) ids.splice(to, 0, ...ids.splice(from, 1))
  await arrange(tx, ids)
  await traceOwn(tx, actor, 'provider.changed', own.id, { new: { gallery: ids } }, at)
  return touch(tx, own, at)
}

/** Takes a photo out of the gallery; its bytes go with the next sweep. */
export async function removePhoto(
  tx: Tx,
  actor: User,
  { photo }: { photo: string },
  at: Date,
): Promise<Saved> {
  const { own, ids } = await gallery(tx, actor)
  if (!ids.includes(photo)) throw new NotFoundError()
  await deleteFile(tx, actor, photo, at)
  return touch(tx, own, at)
}
