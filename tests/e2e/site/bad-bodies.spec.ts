import { request } from 'node:http'
import { type Fields, formsOf, read } from '../support/forms'
import { makeClient } from '../support/people'
import { sessionHeader } from '../support/session'
import { ownAddress, site } from '../support/site'
import { expect, test } from '../support/test'

type Sent = { headers?: Record<string, string>; body?: string; chunks?: number }

/** On a connection of its own: the server may hang up in the middle of a body. */
function send(path: string, { headers = {}, body, chunks = 0 }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const to = new URL(path, site.url)
    const asked = request(
      to,
      { method: 'POST', agent: false, headers: { 'x-forwarded-for': ownAddress(), ...headers } },
      response => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    asked.on('error', error =>
      (error as NodeJS.ErrnoException).code === 'EPIPE' ? undefined : reject(error),
    )
    for (let sent = 0; sent < chunks; sent += 1) asked.write('x'.repeat(64 * 1024))
    asked.end(body)
  })
}

const BOUNDARY = '----khadamat'
const multipart = (fields: Fields) =>
  Object.entries(fields)
    .map(
      ([name, value]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')
const TYPE = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }

const PAGES = ['/fr/sign-in', '/ar/sign-up', '/fr/forgot-password', '/fr/quotes/new?service=fuite-robinet']

/** The form of a page with what makes it an action of ours. */
async function formOf(path: string, cookie?: string): Promise<Fields> {
  const forms = formsOf(await (await read(path, { cookie })).text())
  const form = forms.find(fields => Object.keys(fields).some(name => name.startsWith('$ACTION')))
  if (!form) throw new Error(`no form of ours on ${path}`)
  return form
}

/** Cases that are no forms at all: the page may be shown as if it was opened, as long as nothing is done. */
const MAY_SHOW = ['no type', 'another type', 'plain text']

test('a form that another site sends is refused, whatever page it names', async () => {
  for (const path of PAGES) {
    const body = `${multipart(await formOf(path))}--${BOUNDARY}--\r\n`
    for (const origin of ['https://evil.example', 'null', `${site.url}.evil.example`, 'nonsense']) {
      expect(await send(path, { headers: { ...TYPE, origin }, body }), `${path} from ${origin}`).toBe(403)
    }
  }
})

test('a form that breaks off, or is no form at all, is refused and never a failure of ours', async () => {
  const origin = new URL(site.url).origin
  const wrong: string[] = []
  const signedIn = await sessionHeader(await makeClient())
  for (const path of [...PAGES, '/fr/account/settings']) {
    const cookie = path.includes('/account/') ? signedIn : ''
    const form = await formOf(path, cookie)
    const whole = `${multipart(form)}--${BOUNDARY}--\r\n`
    const cases: Record<string, Sent> = {
      'broken off': { headers: TYPE, body: whole.slice(0, whole.length - 40) },
      'broken off in its first field': { headers: TYPE, body: whole.slice(0, 70) },
      'without its boundary': { headers: { 'content-type': 'multipart/form-data' }, body: whole },
      'another boundary': { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: whole },
      'no type': { body: whole },
      'another type': { headers: { 'content-type': 'application/json' }, body: '{"email":"a@b.ma"}' },
      'plain text': { headers: { 'content-type': 'text/plain' }, body: 'email=a@b.ma' },
      'an action that does not exist': { headers: { ...TYPE, 'next-action': '7f'.repeat(21) }, body: whole },
      'an action that is no id': { headers: { ...TYPE, 'next-action': '../../etc' }, body: whole },
    }
    for (const [what, sent] of Object.entries(cases)) {
      const headers = { origin, cookie, ...sent.headers }
      const status = await send(path, { ...sent, headers })
      const civil = status >= (MAY_SHOW.includes(what) ? 200 : 400) && status < 500
      if (!civil) wrong.push(`${path}, ${what}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a body larger than any form is refused, also one that does not say how large it is', async () => {
  const { origin } = new URL(site.url)
  for (const path of PAGES) {
    const large = { headers: { ...TYPE, origin }, body: 'x'.repeat(300_000) }
    expect(await send(path, large), path).toBe(413)
    expect(await send(path, { headers: { ...TYPE, origin }, chunks: 10 }), `${path}, in chunks`).toBe(413)
  }
})
