import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { files, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { claimFiles, deleteFile } from '@/lib/files/commands'

/**
 * A client's own picture: the new one takes the place of the old one; none takes it away.
 * Codes: `files.unknown`, `files.too_many`.
 */
export async function saveAvatar(
  tx: Tx,
  actor: User,
  { avatar }: { avatar: readonly string[] },
  at: Date,
): Promise<void> {
  // Two tabs at once take turns; the database keeps the promise of one picture below.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('no key update')
  const there = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.userId, actor.userId), isNull(files.deletedAt)))
  for (const { id } of there) if (!avatar.includes(id)) await deleteFile(tx, actor, id, at)
  await claimFiles(tx, actor, avatar, 'AVATAR', { user: actor.userId }, at, { field: 'avatar' })
}
