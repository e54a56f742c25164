import { createHash } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import type { User } from '@/lib/core/actor'
import { currentActor } from '@/lib/core/auth'
import { AppError } from '@/lib/core/errors'
import { jsonData, jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { takeHit } from '@/lib/core/rate-limit'
import { fromOwnPage } from '@/lib/core/same-origin'
import { createFile, discardUpload } from '@/lib/files/commands'
import { UPLOADS, type UploadKind } from '@/lib/files/domain/kinds'
import { fileType } from '@/lib/files/domain/signature'
import { receiveFile } from '@/lib/files/receive'
import { uploadKind } from '@/lib/files/schemas'
import { redrawPicture } from '@/lib/services/images'
import { newStorageKey, storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'

type Prepared = { bytes: Uint8Array; mime: string; width: number | null; height: number | null }

/** What is kept of an upload: a picture drawn anew, or the document as it is. Codes: `files.type`, `files.unreadable`. */
async function prepare(bytes: Buffer, kind: UploadKind): Promise<Prepared> {
  const type = fileType(bytes)
  if (!type || (type === 'application/pdf' && !UPLOADS[kind].pdf)) throw new AppError('files.type')
  if (type === 'application/pdf') return { bytes, mime: type, width: null, height: null }
  const picture = await redrawPicture(bytes)
  if (!picture) throw new AppError('files.unreadable')
  return { mime: 'image/webp', ...picture }
}

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

const STATUS: Partial<Record<string, number>> = {
  'auth.forbidden': 403,
  'files.too_large': 413,
  'files.too_many': 409,
  'files.type': 415,
}

async function answer(request: NextRequest): Promise<Response> {
  if (!fromOwnPage(request.headers)) return jsonError('auth.forbidden', 403)
  const actor = await currentActor()
  if (actor.kind !== 'user') return jsonError('auth.sign_in_required', 401)
  const kind = uploadKind.safeParse(request.nextUrl.searchParams.get('kind'))
  if (!kind.success) return jsonError('invalid', 400, { kind: 'field.invalid' })
  // Before the body is read: it costs the most.
  if (!UPLOADS[kind.data].roles.includes(actor.role)) return jsonError('auth.forbidden', 403)
  const verdict = await takeHit('upload', actor.userId)
  if (!verdict.allowed) {
    const headers = { 'Retry-After': String(verdict.retryAfterSeconds) }
    return jsonError('rate_limited', 429, { seconds: verdict.retryAfterSeconds }, { headers })
  }
  const received = await receiveFile(request)
  if (typeof received === 'string') throw new AppError(received)
  const file = await prepare(received, kind.data)
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
    if (error instanceof AppError) return jsonError(error.code, STATUS[error.code] ?? 422)
    log.error({ err: error }, 'upload failed')
    return jsonError('unavailable', 503)
  }
}
