import type { Sql } from 'postgres'
import { EDITIONS } from '@/lib/legal/domain/pages'

/**
 * What the people of the demo have agreed to, with the day they came; the client among them also wants news. The
 * thousands beside them are scenery and sign nothing.
 */
export async function addConsents(sql: Sql): Promise<void> {
  await sql`
    insert into consents (id, user_id, kind, edition, given, created_at)
    select md5(u.id::text || kind)::uuid, u.id, kind::consent_kind,
           case kind when 'TERMS' then ${EDITIONS.terms.edition} else ${EDITIONS.privacy.edition} end, true, u.created_at
      from users u, unnest(array['TERMS', 'PRIVACY', 'NEWS']) kind
     where u.email in ('client@khadamat.example', 'provider@khadamat.example', 'admin@khadamat.example')
       and (kind <> 'NEWS' or u.role = 'CLIENT')`
  await sql`
    update users set marketing_consent_at = created_at where email = 'client@khadamat.example'`
}
