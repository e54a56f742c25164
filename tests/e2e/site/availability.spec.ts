import { type Fields, formsOf, post, read, textOf } from '../support/forms'
import { freeSlots, makeAdmin, makeClient, makeProvider, type Provider, unique } from '../support/people'
import { sessionHeader } from '../support/session'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const PAGE = '/fr/pro/availability'
const CONTENT = '/fr/admin/content?year=2029'

type Cookie = { cookie: string }
async function forms(path: string, sender: Cookie) {
  const response = await read(path, sender)
  expect(response.status).toBe(200)
  const html = await response.text()
  const found = formsOf(html)
  const having = (name: string, value?: string): Fields => {
    const form = found.find(fields => name in fields && (value === undefined || fields[name] === value))
    if (!form) throw new Error(`no form with ${name}`)
    return form
  }
  return { html, having }
}

const startsOf = async ({ slug, offer }: Provider) => (await freeSlots(slug, offer)).map(({ wall }) => wall)

async function asOwner(): Promise<{ provider: Provider; sender: Cookie }> {
  const provider = await makeProvider()
  return { provider, sender: { cookie: await sessionHeader(provider.owner) } }
}

test('the week, copied and cut without JavaScript, decides what can be booked', async () => {
  const { provider, sender } = await asOwner()
  const { having } = await forms(PAGE, sender)
  const week = having('layer', 'USUAL')
  expect(week.d1r0s).toBe('08:00')
  const copy = Object.fromEntries([2, 3, 4, 5, 6, 7].map(day => [`copy${day}`, 'on']))
  const mornings = { ...week, d1r0s: '09:00', d1r0e: '11:00', d1r1s: '15:00', d1r1e: '16:00' }
  const answer = await post(PAGE, { ...mornings, ...copy, copyFrom: '1', copy: '1' }, sender)
  expect(textOf(await answer.text())).toContain('C’est enregistré.')
  expect([...new Set(await startsOf(provider))].sort()).toEqual(['09:00', '09:30', '10:00', '15:00'])
  const again = (await forms(PAGE, sender)).having('layer', 'USUAL')
  await post(PAGE, { ...again, remove: 'd1r1' }, sender)
  const rows = await db()`select weekday, start_minute from weekly_ranges where provider_id = ${provider.id}`
  expect(rows.filter(row => row.weekday === 1).map(row => row.start_minute)).toEqual([540])
  expect(rows).toHaveLength(13)
})

test('a wrong hour is refused beside its field, and what was typed stays', async () => {
  const { provider, sender } = await asOwner()
  const { having } = await forms(PAGE, sender)
  const answer = await post(PAGE, { ...having('layer', 'USUAL'), d1r0s: '14:00', d1r0e: '10:00' }, sender)
  const html = await answer.text()
  expect(textOf(html)).toContain('La fin doit venir après le début.')
  const typed = formsOf(html).find(fields => fields.layer === 'USUAL')
  expect([typed?.d1r0s, typed?.d1r0e]).toEqual(['14:00', '10:00'])
  expect((await startsOf(provider))[0]).toBeDefined()
  const [row] = await db()`
    select start_minute from weekly_ranges where provider_id = ${provider.id} and weekday = 1`
  expect(row?.start_minute).toBe(480)
})

test('days off close their days; taken back, they open again', async () => {
  const { provider, sender } = await asOwner()
  const slots = async () =>
    (await freeSlots(provider.slug, provider.offer)).map(({ start }) => start.slice(0, 10))
  const day = [...new Set(await slots())][3] ?? ''
  const { having } = await forms(PAGE, sender)
  await post(PAGE, { ...having('startsOn'), startsOn: day, endsOn: day, note: unique('Note') }, sender)
  expect(await slots()).not.toContain(day)
  const { having: then } = await forms(PAGE, sender)
  await post(PAGE, then('id'), sender)
  expect(await slots()).toContain(day)
})

test('only the provider reaches the page, and nobody else’s form changes anything', async () => {
  const { provider, sender } = await asOwner()
  const client = { cookie: await sessionHeader(await makeClient()) }
  expect((await read(PAGE, client)).status).toBe(404)
  expect((await read(PAGE)).status).toBe(307)
  const week = (await forms(PAGE, sender)).having('layer', 'USUAL')
  for (const stranger of [client, {}]) await post(PAGE, { ...week, d1r0s: '11:00' }, stranger)
  const rows = await db()`
    select start_minute from weekly_ranges where provider_id = ${provider.id} and weekday = 1`
  expect(rows.map(row => row.start_minute)).toEqual([480])
})

test('a provider of some districts offers these and asks for one', async () => {
  const provider = await makeProvider()
  const [district] = await db()`
    select d.id, d.slug, d.name_fr from districts d join cities c on c.id = d.city_id
     where c.slug = 'rabat' order by d.id limit 1`
  await db()`insert into provider_zones (provider_id, district_id) values (${provider.id}, ${district?.id})`
  const [slot] = await freeSlots(provider.slug, provider.offer)
  const path = `/fr/providers/${provider.slug}/book?offer=${provider.offer}&start=${slot?.start}`
  const sender = { cookie: await sessionHeader(await makeClient()) }
  const { html, having } = await forms(path, sender)
  const list = /<select[^>]*name="district"[\s\S]*?<\/select>/.exec(html)?.[0] ?? ''
  expect(list.match(/value="[^"]+"/g)).toEqual([`value="${district?.slug}"`])
  const form = { ...having('title'), title: 'Ménage', address: '12 rue du Test', payment: 'cash' }
  const refused = await post(path, { ...form, district: '' }, sender)
  expect(textOf(await refused.text())).toContain('Choisissez le quartier')
  const made = await post(path, { ...form, district: String(district?.slug) }, sender)
  expect(made.status).toBe(303)
})

test('an administrator moves a feast; nobody else sees the page', async () => {
  const admin = { cookie: await sessionHeader(await makeAdmin()) }
  const { sender } = await asOwner()
  expect((await read(CONTENT, sender)).status).toBe(404)
  expect((await read(CONTENT)).status).toBe(307)
  const { having } = await forms(CONTENT, admin)
  const moved = { ...having('startsOn', '2029-04-24'), startsOn: '2029-04-25', endsOn: '2029-04-26' }
  const answer = await post(CONTENT, { ...moved, confirmed: 'on' }, admin)
  expect(textOf(await answer.text())).toContain('C’est enregistré.')
  const [eid] =
    await db()`select starts_on::text, confirmed from calendar_periods where slug = 'aid-al-adha-2029'`
  expect(eid).toEqual({ starts_on: '2029-04-25', confirmed: true })
  const policy = having('feePercent')
  const refused = await post(CONTENT, { ...policy, feePercent: '250' }, admin)
  expect(textOf(await refused.text())).toContain('Cette valeur sort des limites indiquées.')
})
