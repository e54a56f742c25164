import { database } from '@/db/client'
import { outsideAdminNetwork } from '@/lib/core/admin-network'
import { currentActor } from '@/lib/core/auth'
import { jsonError } from '@/lib/core/http'
import { open } from '@/lib/core/key-ring'
import { log } from '@/lib/core/log'
import { lacksSecondFactor } from '@/lib/core/second-factor'
import { recordDownload } from '@/lib/privacy/commands/export'
import { exportPlace } from '@/lib/privacy/domain/export'
import { readyExport } from '@/lib/privacy/queries/export'
import { storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function answer(id: string): Promise<Response> {
  const actor = await currentActor()
  if (actor.kind !== 'user' || lacksSecondFactor(actor) || outsideAdminNetwork(actor) || !UUID.test(id)) {
    return jsonError('not_found', 404)
  }
  const found = await readyExport(database(), actor, id, now())
  const sealed = found && (await storage().get(found.storageKey))
  if (!found || !sealed) return jsonError('not_found', 404)
  const zip = open(new Uint8Array(await new Response(sealed).arrayBuffer()), exportPlace(id))
  await recordDownload(database(), actor, id, now())
  const day = (found.readyAt ?? now()).toISOString().slice(0, 10)
  return new Response(new Uint8Array(zip), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(zip.byteLength),
      'Content-Disposition': `attachment; filename="khadamat-${day}.zip"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}

/** The copy of somebody's data, for its owner alone while signed in. For everybody else it does not exist. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    return await answer((await params).id)
  } catch (error) {
    log.error({ err: error }, 'copy of data failed')
    return jsonError('unavailable', 503)
  }
}
