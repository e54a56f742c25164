import { createHash } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { takeHit } from '@/lib/core/rate-limit'
import { recordInfected } from '@/lib/files/commands'
import { fileType } from '@/lib/files/domain/signature'
import { receiveFile } from '@/lib/files/receive'
import { scanUpload } from '@/lib/services/antivirus'
import { redrawPicture } from '@/lib/services/images'
import { now } from '@/lib/time/clock'

export type Prepared = { bytes: Uint8Array; mime: string; width: number | null; height: number | null }

type Rule = { kind: string; pdf: boolean }

/** Codes: `files.infected`, `files.scan_unavailable`. */
async function refuseInfected(actor: User, kind: string, bytes: Buffer): Promise<void> {
  const name = await scanUpload(bytes)
  if (!name) return
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await recordInfected(database(), actor, { kind, name, size: bytes.byteLength, sha256 }, now())
  throw new AppError('files.infected')
}

/** What is kept of an upload: a picture drawn anew, or the document as it is. */
async function prepare(bytes: Buffer, { pdf }: Rule): Promise<Prepared> {
  const type = fileType(bytes)
  if (!type || (type === 'application/pdf' && !pdf)) throw new AppError('files.type')
  if (type === 'application/pdf') return { bytes, mime: type, width: null, height: null }
  const picture = await redrawPicture(bytes)
  if (!picture) throw new AppError('files.unreadable')
  return { mime: 'image/webp', ...picture }
}

/**
 * What every upload passes before anything of it is kept: the limit, the size, the scanner, the type, the drawing
 * anew. Codes: `rate_limited`, `files.too_large`, `files.empty`, `files.infected`, `files.scan_unavailable`,
 * `files.type`, `files.unreadable`.
 */
export async function takeUpload(request: NextRequest, actor: User, rule: Rule): Promise<Prepared> {
  const { allowed, retryAfterSeconds } = await takeHit('upload', actor.userId)
  if (!allowed) throw new AppError('rate_limited', { params: { seconds: retryAfterSeconds } })
  const received = await receiveFile(request)
  if (typeof received === 'string') throw new AppError(received)
  // Before its type is read: our own decoders are what a crafted file aims at.
  await refuseInfected(actor, rule.kind, received)
  return prepare(received, rule)
}

const STATUS: Partial<Record<string, number>> = {
  'auth.forbidden': 403,
  'auth.sign_in_required': 401,
  'files.scan_unavailable': 503,
  'files.too_large': 413,
  'files.too_many': 409,
  'files.type': 415,
  not_found: 404,
  rate_limited: 429,
}

/** The answer to an upload that was refused, or failed. */
export function refusalOf(error: unknown): Response {
  if (!(error instanceof AppError)) {
    log.error({ err: error }, 'upload failed')
    return jsonError('unavailable', 503)
  }
  const { code, params } = error
  const headers = code === 'rate_limited' ? { 'Retry-After': String(params?.seconds) } : undefined
  return jsonError(code, STATUS[code] ?? 422, params ?? null, headers ? { headers } : {})
}
