import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import { recordExport } from '@/lib/audit/commands'
import { exportStream } from '@/lib/audit/file'
import { auditPieces } from '@/lib/audit/queries/export'
import { auditExportSchema } from '@/lib/audit/schemas'
import { outsideAdminNetwork } from '@/lib/core/admin-network'
import { currentActor } from '@/lib/core/auth'
import { jsonError } from '@/lib/core/http'
import { takeHit } from '@/lib/core/rate-limit'
import { fromOwnPage } from '@/lib/core/same-origin'
import { lacksSecondFactor } from '@/lib/core/second-factor'
import { now, today } from '@/lib/time/clock'

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

async function fieldsOf(request: NextRequest): Promise<Record<string, string>> {
  const form = await request.formData().catch(() => new FormData())
  const fields: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string' && value !== '') fields[name] = value
  return fields
}

/**
 * The lines of the audit log that the page shows, as a file. A POST, since it leaves a trace of its own, and told to
 * every administrator: who holds the file holds everybody's doings.
 */
export async function POST(request: NextRequest): Promise<Response> {
  if (!fromOwnPage(request.headers)) return jsonError('auth.forbidden', 403)
  const actor = await currentActor()
  if (actor.kind !== 'user') return jsonError('auth.sign_in_required', 401)
  if (actor.role !== 'ADMIN' || outsideAdminNetwork(actor)) return jsonError('not_found', 404)
  if (lacksSecondFactor(actor)) return jsonError('auth.two_factor_required', 403)
  const verdict = await takeHit('mutation', actor.userId)
  if (!verdict.allowed) {
    const headers = { 'Retry-After': String(verdict.retryAfterSeconds) }
    return jsonError('rate_limited', 429, { seconds: verdict.retryAfterSeconds }, { headers })
  }
  const asked = auditExportSchema.safeParse(await fieldsOf(request))
  if (!asked.success) return jsonError('invalid', 400, { format: 'field.choice' })
  const { format, ...filter } = asked.data
  const db = database()
  // Before the first byte: an export that left no trace must not exist.
  await db.transaction(tx => recordExport(tx, actor, { format, filter }, now()))
  return new Response(exportStream(format, auditPieces(db, filter)), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="khadamat-audit-${today()}.${format}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
