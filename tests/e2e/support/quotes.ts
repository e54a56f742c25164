import { randomUUID } from 'node:crypto'
import { makeClient, makeProvider, type Person, type Provider, unique } from './people'
import { db } from './sql'

export type Quote = {
  id: string
  client: Person
  provider: Provider
  title: string
  description: string
  address: string
  landmark: string
}

/** An open request with one price on the table, as the site would have written it, with texts found nowhere else. */
export async function makeQuote(by?: { client?: Person; provider?: Provider }): Promise<Quote> {
  const quote = {
    id: randomUUID(),
    client: by?.client ?? (await makeClient()),
    provider: by?.provider ?? (await makeProvider()),
    title: unique('Titre'),
    description: unique('Details'),
    address: unique('Rue'),
    landmark: unique('Repere'),
  }
  const { id, client, provider, title, description, address, landmark } = quote
  const lines = [
    { kind: 'labour', label: 'Pose', quantity: 2, unitCentimes: 20_000, totalCentimes: 40_000 },
    { kind: 'material', label: '', quantity: 1, unitCentimes: 5_000, totalCentimes: 5_000 },
  ]
  await db().begin(async sql => {
    await sql`
      insert into quote_requests (id, reference, client_id, service_id, city_id, title, description, address, landmark,
                                  expires_at, idempotency_key)
      select ${id}, ${`DV-${id.slice(0, 8)}`}, ${client.id}, o.service_id, p.city_id, ${title}, ${description},
             ${address}, ${landmark}, now() + interval '6 days', ${randomUUID()}
        from offers o join providers p on p.id = o.provider_id where o.id = ${provider.offer}`
    await sql`insert into quote_invitations (request_id, provider_id) values (${id}, ${provider.id})`
    await sql`
      insert into quotes (request_id, provider_id, offer_id, position, lines, total, duration_minutes, message, valid_until)
      values (${id}, ${provider.id}, ${provider.offer}, 1, ${sql.json(lines)}, 45000, 90, 'Tout compris',
              now() + interval '5 days')`
    await sql`
      insert into quote_messages (request_id, provider_id, side, author_id, body)
      values (${id}, ${provider.id}, 'provider', ${provider.owner.id}, 'Quel étage ?')`
  })
  return quote
}

/** Makes sure that this provider was told: the list of ten best may hold others. */
export async function inviteTo(id: string, provider: Provider): Promise<void> {
  await db()`
    insert into quote_invitations (request_id, provider_id) values (${id}, ${provider.id}) on conflict do nothing`
}

/** The service that the tests' providers sell. */
export async function serviceOf(provider: Provider): Promise<string> {
  const [row] = await db()<{ slug: string }[]>`
    select s.slug from offers o join services s on s.id = o.service_id where o.id = ${provider.offer}`
  if (!row) throw new Error('no service')
  return row.slug
}
