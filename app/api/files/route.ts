import { createHash } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import type { User } from '@/lib/core/actor'
import { currentActor } from '@/lib/core/auth'
import { jsonData, jsonError } from '@/lib/core/http'
import { fromOwnPage } from '@/lib/core/same-origin'
import { createFile, discardUpload } from '@/lib/files/commands'
import { UPLOADS, type UploadKind } from '@/lib/files/domain/kinds'
import { uploadKind } from '@/lib/files/schemas'
import { newStorageKey, storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'
import { type Prepared, refusalOf, takeUpload } from '../upload'

async function keep(actor: User, kind: UploadKind, file: Prepared): Promise<string> {
  const storageKey = newStorageKey()
  const { bytes, ...facts } = file
  const sha256 = createHash('sha256').update(bytes).digest()
  const row = { ...facts, kind, storageKey, sha256, size: bytes.byteLength }
  const id = await database().transaction(tx => createFile(tx, actor, row, now()))
  try {
    await storage().put(storageKey, bytes)
  } catch (error) {
    await discardUpload(database(), actor, id, now())
    throw error
  }
  return id
}

async function answer(request: NextRequest): Promise<Response> {
  if (!fromOwnPage(request.headers)) return jsonError('auth.forbidden', 403)
  const actor = await currentActor()
  if (actor.kind !== 'user') return jsonError('auth.sign_in_required', 401)
  const kind = uploadKind.safeParse(request.nextUrl.searchParams.get('kind'))
  if (!kind.success) return jsonError('invalid', 400, { kind: 'field.invalid' })
  // Before the body is read: it costs the most.
  if (!UPLOADS[kind.data].roles.includes(actor.role)) return jsonError('auth.forbidden', 403)
  const file = await takeUpload(request, actor, { kind: kind.data, pdf: UPLOADS[kind.data].pdf })
  const id = await keep(actor, kind.data, file)
  return jsonData(
    { id, width: file.width, height: file.height, size: file.bytes.byteLength },
    { status: 201 },
  )
}

/** Takes one photo or document, which then waits for the form it was made for. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    return await answer(request)
  } catch (error) {
    return refusalOf(error)
  }
}
