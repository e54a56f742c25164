import { connect } from '@/db/client'
import { formsOf } from '../tests/e2e/support/forms'
import { atMost, median, percentile, type Row } from './report'
import type { BenchSite } from './site'

const AT_ONCE = 20
const SECONDS = 6
const ROUNDS = 25
const UNKNOWN = 'personne@khadamat.example'

let caller = 0
/** Limits count by address: here everybody has an own one, behind one proxy. */
const ownAddress = () => `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller++ & 255}`

/** A wrong password through the form, as a browser without JavaScript sends it. @returns what it took */
async function attempt(site: BenchSite, form: Record<string, string>, email: string): Promise<number> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...form, email, password: 'Wrong-Pass-2026' }))
    body.append(name, value)
  const began = performance.now()
  const response = await fetch(`${site.url}/fr/sign-in`, {
    method: 'POST',
    headers: { origin: site.url, 'x-forwarded-for': ownAddress() },
    body,
  })
  await response.text()
  if (response.status !== 200) throw new Error(`a sign-in answered ${response.status}`)
  return performance.now() - began
}

/** How long the process takes to say that it lives, asked over and over while others sign in. */
async function healthWhile(site: BenchSite, busy: Promise<unknown>): Promise<number[]> {
  const waits: number[] = []
  let over = false
  busy.finally(() => {
    over = true
  })
  while (!over) {
    const began = performance.now()
    await (await fetch(`${site.url}/healthz`)).text()
    waits.push(performance.now() - began)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  return waits
}

async function someAccounts({ databaseUrl }: BenchSite): Promise<string[]> {
  const { sql, close } = connect(databaseUrl, { pool: 1 })
  const rows = await sql<{ email: string }[]>`
    select email from users where role = 'CLIENT' and password_hash like '$2b$12$%' order by id limit ${ROUNDS}`
  await close()
  return rows.map(({ email }) => email)
}

/** Passwords are hashed off the event loop, and an address without account takes as long as one with. */
export async function measureSignIn(site: BenchSite): Promise<Row[]> {
  const page = await (await fetch(`${site.url}/fr/sign-in`)).text()
  const form = formsOf(page).find(fields => 'password' in fields)
  if (!form) throw new Error('no form to sign in')
  await attempt(site, form, UNKNOWN)
  const until = performance.now() + SECONDS * 1000
  const people = Array.from({ length: AT_ONCE }, async (_, index) => {
    for (let tries = 0; performance.now() < until; tries += 1)
      await attempt(site, form, `${index}-${tries}@khadamat.example`)
  })
  const waits = await healthWhile(site, Promise.all(people))
  const times = { known: [] as number[], unknown: [] as number[] }
  // An account has five tries an hour: each is tried once, in turn with an address of nobody.
  for (const email of await someAccounts(site)) {
    times.unknown.push(await attempt(site, form, `x${email}`))
    times.known.push(await attempt(site, form, email))
  }
  const ratio = median(times.known) / median(times.unknown)
  const unit = (value: number) => `${value.toFixed(2)} ×`
  return [
    atMost('A8', `/healthz p95 while ${AT_ONCE} sign in`, 50, percentile(waits, 0.95)),
    atMost(
      'A8',
      'a wrong password, address with account against one without',
      1.1,
      Math.max(ratio, 1 / ratio),
      unit,
    ),
  ]
}
