import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServices } from '@/dev/services/start'

type Received = {
  id: string
  to: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
}

/** The local Resend behind a line that can break: the vendor has the mail, but its answer never comes back. */
export async function startVendor() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'khadamat-mail-'))
  const services = await startServices({ port: 0, dataDir })
  let asked = 0
  let lost = 0
  const line = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    asked += 1
    const headers = new Headers()
    for (const name of ['authorization', 'content-type', 'idempotency-key']) {
      const value = request.headers[name]
      if (typeof value === 'string') headers.set(name, value)
    }
    const answer = await fetch(`${services.url}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      body: Buffer.concat(chunks),
    })
    const body = await answer.text()
    if (lost > 0) {
      lost -= 1
      response.destroy()
      return
    }
    const wait = answer.headers.get('retry-after')
    response
      .writeHead(answer.status, {
        'content-type': 'application/json',
        ...(wait ? { 'retry-after': wait } : {}),
      })
      .end(body)
  })
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve))
  const faults = (asked: object) =>
    fetch(`${services.url}/mail/faults`, { method: 'POST', body: JSON.stringify(asked) })
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    services: services.url,
    asked: () => asked,
    loseAnswers: (times: number) => {
      lost = times
    },
    async fail(status: number, times: number, retryAfter: number | null = null) {
      await faults({ status, times, retryAfter })
    },
    /** From now on this share of the calls meets 429 or 500, always the same ones for one seed. */
    async failAtRandom(rate: number, seed: number, retryAfter: number | null = null) {
      await faults({ rate, seed, retryAfter })
    },
    /** Everything that was received, in its order. */
    async received(): Promise<Received[]> {
      const answer = await fetch(`${services.url}/mail/messages.json`)
      return ((await answer.json()) as Received[]).reverse()
    },
    async mailsTo(recipient: string): Promise<Received[]> {
      const answer = await fetch(`${services.url}/mail/messages.json`)
      return ((await answer.json()) as Received[]).filter(mail => mail.to === recipient)
    },
    async smsTo(number: string): Promise<{ text: string }[]> {
      const answer = await fetch(`${services.url}/sms/messages.json?to=${encodeURIComponent(number)}`)
      return (await answer.json()) as { text: string }[]
    },
    /** From now on the vendor knows no such number. */
    async refuseSms(number: string) {
      await fetch(`${services.url}/sms/refused`, { method: 'POST', body: JSON.stringify({ number }) })
    },
    async stop() {
      line.closeAllConnections()
      await new Promise(resolve => line.close(resolve))
      await services.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
export type Vendor = Awaited<ReturnType<typeof startVendor>>
