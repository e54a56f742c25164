import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import type { User, Visitor } from '@/lib/core/actor'
import { outsideAdminNetwork } from '@/lib/core/admin-network'
import { currentActor } from '@/lib/core/auth'
import { AppError } from '@/lib/core/errors'
import { jsonData, jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { fromOwnPage } from '@/lib/core/same-origin'
import { lacksSecondFactor } from '@/lib/core/second-factor'
import { discardUpload, recordReading } from '@/lib/files/commands'
import { thumbKey } from '@/lib/files/domain/keys'
import { type ThumbWidth, thumbWidth } from '@/lib/files/domain/kinds'
import { findFile, isFileId } from '@/lib/files/queries'
import { shrinkPicture } from '@/lib/services/images'
import { storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'

type Context = { params: Promise<{ id: string }> }
type Found = NonNullable<Awaited<ReturnType<typeof findFile>>>

const MONTH_SECONDS = 30 * 24 * 60 * 60

/** The bytes asked for; null when the store does not have them. A small copy is made once and kept. */
async function bytesOf({ storageKey }: Found, width: ThumbWidth | null) {
  const store = storage()
  if (width === null) return store.get(storageKey)
  const kept = await store.get(thumbKey(storageKey, width))
  if (kept) return kept
  const whole = await store.get(storageKey)
  if (!whole) return null
  const small = await shrinkPicture(new Uint8Array(await new Response(whole).arrayBuffer()), width)
  await store.put(thumbKey(storageKey, width), small)
  return new Blob([new Uint8Array(small)]).stream()
}

function headersOf(file: Found, width: ThumbWidth | null): Record<string, string> {
  const isPicture = file.mime.startsWith('image/')
  const name = `khadamat-${file.id.slice(0, 8)}.${isPicture ? 'webp' : 'pdf'}`
  return {
    'Content-Type': file.mime,
    // A document is never opened as a page of ours.
    'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename="${name}"`,
    ETag: `"${file.sha256.toString('hex').slice(0, 32)}${width ? `-${width}` : ''}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    // What is for some is asked for again each time: after signing out it is gone.
    'Cache-Control': file.isPublic ? `public, max-age=${MONTH_SECONDS}, immutable` : 'private, no-cache',
    ...(file.isPublic ? {} : { Vary: 'Cookie' }),
  }
}

async function leaveTrace(actor: User | Visitor, file: Found, width: ThumbWidth | null): Promise<void> {
  if (file.isPublic || actor.kind === 'visitor') return
  if (width === null) await recordReading(database(), actor, file.id, now())
  else log.info({ file: file.id, reader: actor.userId, width }, 'file preview read')
}

async function answer(request: NextRequest, id: string): Promise<Response> {
  const actor = await currentActor()
  if (actor.kind === 'system') return jsonError('not_found', 404)
  // On the live site an administrator reads nobody's photos by a password alone, nor from outside the office.
  if (actor.kind === 'user' && (lacksSecondFactor(actor) || outsideAdminNetwork(actor)))
    return jsonError('not_found', 404)
  const file = await findFile(database(), actor, id)
  if (!file) return jsonError('not_found', 404)
  const isPicture = file.mime.startsWith('image/')
  const width = isPicture ? thumbWidth(request.nextUrl.searchParams.get('w')) : null
  const headers = headersOf(file, width)
  if (request.headers.get('if-none-match') === headers.ETag) {
    return new Response(null, { status: 304, headers })
  }
  const bytes = await bytesOf(file, width)
  if (!bytes) {
    log.error({ file: id }, 'the bytes of a file are missing')
    return jsonError('not_found', 404)
  }
  await leaveTrace(actor, file, width)
  return new Response(bytes, { headers })
}

/** A file for those who may see it, or with `?w=` a small copy of a picture. Nobody else learns that it exists. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { id } = await params
  try {
    return await answer(request, id)
  } catch (error) {
    log.error({ err: error }, 'file failed')
    return jsonError('unavailable', 503)
  }
}

/** Takes back an upload that was not sent yet. */
export async function DELETE(request: NextRequest, { params }: Context): Promise<Response> {
  const { id } = await params
  if (!fromOwnPage(request.headers)) return jsonError('auth.forbidden', 403)
  const actor = await currentActor()
  if (actor.kind !== 'user') return jsonError('auth.sign_in_required', 401)
  if (!isFileId(id)) return jsonError('not_found', 404)
  try {
    await discardUpload(database(), actor, id, now())
    return jsonData({ id })
  } catch (error) {
    if (error instanceof AppError) return jsonError(error.code, 404)
    log.error({ err: error }, 'taking an upload back failed')
    return jsonError('unavailable', 503)
  }
}
