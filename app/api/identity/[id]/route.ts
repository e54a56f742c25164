import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import { outsideAdminNetwork } from '@/lib/core/admin-network'
import { currentActor } from '@/lib/core/auth'
import { jsonError } from '@/lib/core/http'
import { open } from '@/lib/core/key-ring'
import { log } from '@/lib/core/log'
import { lacksSecondFactor } from '@/lib/core/second-factor'
import { recordReading } from '@/lib/identity/commands'
import { documentPlace } from '@/lib/identity/domain/documents'
import { findDocument } from '@/lib/identity/queries'
import { storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'

type Context = { params: Promise<{ id: string }> }
type Found = NonNullable<Awaited<ReturnType<typeof findDocument>>>

function headersOf({ id, kind, mime }: Found): Record<string, string> {
  const isPicture = mime.startsWith('image/')
  const name = `${kind.toLowerCase().replace('_', '-')}-${id.slice(0, 8)}.${isPicture ? 'webp' : 'pdf'}`
  return {
    'Content-Type': mime,
    // A document is never opened as a page of ours.
    'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename="${name}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
    Vary: 'Cookie',
  }
}

async function answer(id: string): Promise<Response> {
  const actor = await currentActor()
  // On the live site an administrator reads nobody's papers by a password alone, nor from outside the office.
  if (actor.kind !== 'user' || lacksSecondFactor(actor) || outsideAdminNetwork(actor)) {
    return jsonError('not_found', 404)
  }
  const document = await findDocument(database(), actor, id)
  if (!document) return jsonError('not_found', 404)
  const kept = await storage().get(document.storageKey)
  if (!kept) {
    log.error({ document: id }, 'the bytes of an identity document are missing')
    return jsonError('not_found', 404)
  }
  const sealed = new Uint8Array(await new Response(kept).arrayBuffer())
  const bytes = open(sealed, documentPlace(id))
  // The line comes first: without it nothing is shown.
  await recordReading(database(), actor, document, now())
  return new Response(new Uint8Array(bytes), { headers: headersOf(document) })
}

/** An identity document, for its owner and administrators. Nobody else learns that it exists. */
export async function GET(_request: NextRequest, { params }: Context): Promise<Response> {
  const { id } = await params
  try {
    return await answer(id)
  } catch (error) {
    log.error({ err: error, document: id }, 'identity document failed')
    return jsonError('unavailable', 503)
  }
}
