import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Tx } from '@/db/client'
import { bookings, files } from '@/db/schema'
import type { User, Visitor } from '@/lib/core/actor'
import type { UploadKind } from '@/lib/files/domain/kinds'
import { makeProvider, makeUser } from '../../support/factories'

/** A small photo as a phone takes it: lying on its side, with the place it was taken. */
export function phonePhoto(width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#0e5e4e' } })
    .jpeg()
    .withExif({
      IFD0: { Model: 'Redmi' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 34/1 23/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

/** Who the routes take the caller for. */
export const asking: { actor: User | Visitor } = { actor: { kind: 'visitor', ip: '127.0.0.1' } }
export const visitor: Visitor = { kind: 'visitor', ip: '127.0.0.1' }

/** A file row, tied or not, as an upload of `owner`. */
export async function makeFile(
  tx: Tx,
  owner: User,
  kind: UploadKind,
  changes: Partial<typeof files.$inferInsert> = {},
): Promise<string> {
  const [row] = await tx
    .insert(files)
    .values({
      ownerId: owner.userId,
      kind,
      storageKey: `ab/${randomUUID().replaceAll('-', '')}`,
      mime: 'image/webp',
      size: 100,
      width: 10,
      height: 10,
      sha256: Buffer.from(randomUUID()),
      ...changes,
    })
    .returning({ id: files.id })
  if (!row) throw new Error('no file')
  return row.id
}

/** A booking of a new client with a new provider, straight into the table. */
export async function makeBooking(
  tx: Tx,
  status: 'PENDING' | 'CONFIRMED' | 'COMPLETED' | 'HOLD' = 'PENDING',
) {
  const [client, provider] = [await makeUser(tx), await makeProvider(tx)]
  const [row] = await tx
    .insert(bookings)
    .values({
      reference: randomUUID().slice(0, 12),
      clientId: client.userId,
      providerId: provider.providerId,
      offerId: provider.offerId,
      status,
      startsAt: new Date('2026-11-26T10:00:00Z'),
      endsAt: new Date('2026-11-26T11:00:00Z'),
      wallDate: '2026-11-26',
      wallMinutes: 600,
      zone: 'Africa/Casablanca',
      blockedPeriod: '[2026-11-26T10:00:00Z,2026-11-26T11:30:00Z)',
      title: status === 'HOLD' ? '' : 'Fuite',
      address: status === 'HOLD' ? '' : '12 rue Tarik',
      cityId: 1,
      unit: 'hour',
      priceLines: [],
      total: 15_000,
      payable: 15_000,
      agreedCap: 16_500,
      requestedAt: status === 'HOLD' ? null : new Date('2026-11-25T08:00:00Z'),
      expiresAt: new Date('2026-11-26T08:00:00Z'),
      idempotencyKey: randomUUID(),
    })
    .returning({ id: bookings.id })
  if (!row) throw new Error('no booking')
  return { id: row.id, client, provider: provider.owner, providerId: provider.providerId }
}
