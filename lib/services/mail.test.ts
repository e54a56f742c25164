import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

type Answer = { status: number; body: string }
let answer: Answer
let asked: { headers: Record<string, unknown>; body: Record<string, unknown> }
const vendor = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  asked = { headers: request.headers, body: JSON.parse(body) }
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
})
let sendMail: typeof import('./mail').sendMail

beforeAll(async () => {
  await new Promise<void>(resolve => vendor.listen(0, '127.0.0.1', resolve))
  vi.resetModules()
  vi.stubEnv('RESEND_BASE_URL', `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`)
  sendMail = (await import('./mail')).sendMail
})
afterAll(async () => {
  vi.unstubAllEnvs()
  vendor.closeAllConnections()
  await new Promise(resolve => vendor.close(resolve))
})

const mail = {
  to: 'amina@example.com',
  subject: 'Sujet',
  html: '<p>a</p>',
  text: 'a',
  idempotencyKey: 'row-1',
}
const refusal = (status: number, name: string) => ({
  status,
  body: JSON.stringify({ statusCode: status, name, message: 'Invalid `to`: amina@example.com' }),
})

it('hands over both parts under the row’s key and returns the vendor’s id', async () => {
  answer = { status: 200, body: '{"id":"v-1"}' }
  await expect(sendMail(mail)).resolves.toBe('v-1')
  expect(asked.headers['idempotency-key']).toBe('row-1')
  expect(asked.body).toMatchObject({ to: 'amina@example.com', subject: 'Sujet', html: '<p>a</p>', text: 'a' })
})

it('takes "sent before with other words" for sent', async () => {
  answer = refusal(409, 'invalid_idempotent_request')
  await expect(sendMail(mail)).resolves.toBeNull()
})

it.each([
  [refusal(429, 'rate_limit_exceeded'), 'mail: rate_limit_exceeded (429)'],
  [refusal(422, 'validation_error'), 'mail: validation_error (422)'],
  [{ status: 502, body: '<html>Bad gateway</html>' }, 'mail: application_error (502)'],
  [{ status: 200, body: 'not json' }, 'mail: application_error (no answer)'],
  [{ status: 500, body: 'null' }, 'mail: unreadable_answer (no answer)'],
])('%o: fails with the vendor’s name and status, never the recipient', async (given, message) => {
  answer = given
  await expect(sendMail(mail)).rejects.toMatchObject({ name: 'MailError', message })
})
