import { randomUUID } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import type { User } from '@/lib/core/actor'
import { currentActor } from '@/lib/core/auth'
import { AppError } from '@/lib/core/errors'
import { jsonData, jsonError } from '@/lib/core/http'
import { seal } from '@/lib/core/key-ring'
import { fromOwnPage } from '@/lib/core/same-origin'
import { announceDocument, mayAddDocuments, showDocument } from '@/lib/identity/commands'
import { documentPlace } from '@/lib/identity/domain/documents'
import type { IdentityDocumentKind } from '@/lib/identity/domain/kinds'
import { documentUploadSchema } from '@/lib/identity/schemas'
import { newStorageKey, storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'
import { type Prepared, refusalOf, takeUpload } from '../upload'

async function keep(actor: User, kind: IdentityDocumentKind, { bytes, mime }: Prepared): Promise<string> {
  const [id, storageKey] = [randomUUID(), newStorageKey()]
  const document = { id, kind, storageKey, mime, size: bytes.byteLength }
  await database().transaction(tx => announceDocument(tx, actor, document, now()))
  // Sealed here, so that the store never sees what it keeps.
  await storage().put(storageKey, seal(bytes, documentPlace(id)))
  try {
    await database().transaction(tx => showDocument(tx, actor, id, now()))
  } catch (error) {
    await storage().delete(storageKey)
    throw error
  }
  return id
}

async function take(request: NextRequest, kind: IdentityDocumentKind): Promise<string> {
  const actor = await currentActor()
  if (actor.kind !== 'user') throw new AppError('auth.sign_in_required')
  if (actor.role !== 'PROVIDER') throw new AppError('auth.forbidden')
  await database().transaction(tx => mayAddDocuments(tx, actor))
  return keep(actor, kind, await takeUpload(request, actor, { kind, pdf: true }))
}

/** A form of a page, with or without JavaScript, wants a page back; a program wants JSON. */
const wantsPage = (request: NextRequest) => request.headers.get('accept')?.includes('text/html') === true

const back = (locale: string, kind: IdentityDocumentKind, said: Record<string, string>) =>
  new Response(null, {
    status: 303,
    headers: {
      Location: `/${locale}/pro/onboarding?${new URLSearchParams({ step: 'documents', ...said })}#${kind}`,
      'Cache-Control': 'no-store',
    },
  })

/** Takes one identity document of one's own, in place of the one of its kind before it. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!fromOwnPage(request.headers)) return jsonError('auth.forbidden', 403)
  const asked = documentUploadSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  if (!asked.success) return jsonError('invalid', 400, { kind: 'field.choice' })
  const { kind, locale } = asked.data
  try {
    const id = await take(request, kind)
    return wantsPage(request) ? back(locale, kind, { sent: kind }) : jsonData({ id, kind }, { status: 201 })
  } catch (error) {
    const refusal = refusalOf(error)
    if (!wantsPage(request)) return refusal
    return back(locale, kind, { refused: kind, code: error instanceof AppError ? error.code : 'unexpected' })
  }
}
