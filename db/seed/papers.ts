import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import sharp from 'sharp'
import { seal } from '@/lib/core/key-ring'
import { documentPlace } from '@/lib/identity/domain/documents'
import type { IdentityDocumentKind } from '@/lib/identity/domain/kinds'
import { newStorageKey, storage } from '@/lib/services/storage'

/** One shows the card, the next one the passport and what proves the business. */
const SHOWN: readonly (readonly IdentityDocumentKind[])[] = [
  ['ID_FRONT', 'ID_BACK'],
  ['PASSPORT', 'BUSINESS'],
]

const line = (x: number, y: number, width: number) =>
  `<rect x="${x}" y="${y}" width="${width}" height="14" rx="7" fill="#8fa39c"/>`

const face = `
  <rect x="60" y="150" width="220" height="280" rx="12" fill="#cfdcd6"/>
  <circle cx="170" cy="250" r="55" fill="#7d948b"/>
  <path d="M75 430c0-70 45-105 95-105s95 35 95 105z" fill="#7d948b"/>`

const bars = Array.from(
  { length: 40 },
  (_, index) => `<rect x="${60 + index * 22}" y="430" width="${4 + (index % 3) * 4}" height="110"/>`,
).join('')

/** A specimen: the shape of such a paper, nobody's face and no words, so that it needs no font. */
function drawing(kind: IdentityDocumentKind): string {
  const hasFace = kind === 'ID_FRONT' || kind === 'PASSPORT'
  const lines = [190, 240, 290, 340, 390].map((y, index) => line(340, y, 420 - index * 45)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="630">
    <rect width="1000" height="630" rx="36" fill="#f4efe4"/>
    <rect width="1000" height="96" rx="36" fill="${kind === 'PASSPORT' ? '#7a2e22' : '#0e5e4e'}"/>
    ${hasFace ? face : [150, 200, 250].map(y => line(60, y, 230)).join('')}
    ${lines}
    ${kind === 'ID_BACK' ? bars : ''}
    <path d="M120 600L900 120" stroke="#b4472f" stroke-width="10" opacity=".35"/>
  </svg>`
}

/** Gives those who wait for a decision their papers, sealed as uploads are. */
export async function addPapers(sql: Sql, now: Date): Promise<void> {
  const waiting = await sql<{ id: number }[]>`select id from providers where status = 'SUBMITTED' order by id`
  const store = storage()
  for (const [index, provider] of waiting.entries()) {
    for (const kind of SHOWN[index % SHOWN.length] ?? []) {
      const bytes = await sharp(Buffer.from(drawing(kind)))
        .webp({ quality: 80 })
        .toBuffer()
      const [id, storageKey] = [randomUUID(), newStorageKey()]
      await store.put(storageKey, seal(bytes, documentPlace(id)))
      await sql`
        insert into identity_documents (id, provider_id, kind, storage_key, mime, size, created_at)
        values (${id}, ${provider.id}, ${kind}, ${storageKey}, 'image/webp', ${bytes.byteLength}, ${now.toISOString()})`
    }
  }
}
