import { formsOf, post, read } from '../support/forms'
import { makeClient, makeProvider } from '../support/people'
import { makeQuote, type Quote } from '../support/quotes'
import { sessionHeader } from '../support/session'
import { LOCALES } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const pathOf = (locale: string, side: 'account' | 'pro', { id }: Quote) => `/${locale}/${side}/quotes/${id}`

async function stateOf({ id }: Quote): Promise<string> {
  const rows = await db()`
    select r.status, r.version, q.status as quote, q.version as quote_version, q.total, count(m.id) as messages
      from quote_requests r left join quotes q on q.request_id = r.id left join quote_messages m on m.request_id = r.id
     where r.id = ${id} group by r.id, q.id`
  return JSON.stringify(rows)
}

test('a request for quotes: each side sees what it may', async () => {
  const quote = await makeQuote()
  const sides = { account: quote.client, pro: quote.provider.owner } as const
  for (const side of ['account', 'pro'] as const) {
    const cookie = await sessionHeader(sides[side])
    for (const locale of LOCALES) {
      const response = await read(pathOf(locale, side, quote), { cookie })
      const html = await response.text()
      expect(response.status).toBe(200)
      expect(html.includes(quote.title)).toBe(true)
      for (const secret of [quote.address, quote.landmark])
        expect(html.includes(secret)).toBe(side === 'account')
      if (side === 'pro') {
        const digits = html.replace(/(?<=\d) (?=\d)/g, '')
        for (const secret of [quote.client.lastName, quote.client.email, quote.client.phone.slice(4)]) {
          expect(digits.includes(secret)).toBe(false)
        }
      }
    }
  }
})

test('a request for quotes does not exist for strangers and the wrong role', async () => {
  const quote = await makeQuote()
  const [client, provider] = await Promise.all([makeClient(), makeProvider()])
  const people = [client, provider.owner]
  for (const side of ['account', 'pro'] as const) {
    const wrong = side === 'account' ? quote.provider.owner : quote.client
    for (const person of [...people, wrong]) {
      const response = await read(pathOf('fr', side, quote), { cookie: await sessionHeader(person) })
      expect(response.status).toBe(404)
      expect((await response.text()).includes(quote.address)).toBe(false)
    }
  }
  const accept = `${pathOf('fr', 'account', quote)}/accept?provider=${quote.provider.id}`
  expect((await read(accept, { cookie: await sessionHeader(client) })).status).toBe(404)
  expect((await read(accept)).status).toBe(307)
})

for (const side of ['account', 'pro'] as const) {
  test(`every form of the ${side} side of a request for quotes is refused to everybody else`, async () => {
    const quote = await makeQuote()
    const own = await sessionHeader(side === 'account' ? quote.client : quote.provider.owner)
    const html = await (await read(pathOf('fr', side, quote), { cookie: own })).text()
    const forms = formsOf(html).filter(fields => fields.request === quote.id)
    expect(forms.length).toBeGreaterThan(2)
    const before = await stateOf(quote)
    const [client, provider] = await Promise.all([makeClient(), makeProvider()])
    // A page of their own on which the same actions live.
    const [asClient, asProvider] = await Promise.all([makeQuote({ client }), makeQuote({ provider })])
    const mine = side === 'account' ? asClient : asProvider
    for (const person of [client, provider.owner]) {
      const cookie = await sessionHeader(person)
      for (const fields of forms) {
        const sent = { ...fields, body: 'Bonjour', total: '1', price_1: '5', label_1: 'x' }
        const response = await post(pathOf('fr', side, mine), sent, { cookie })
        expect(response.status).toBeLessThan(500)
        expect(await stateOf(quote)).toBe(before)
      }
    }
  })
}
