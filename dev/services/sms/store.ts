import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Sms = { id: string; to: string; from: string; text: string; at: string }

const KEPT = 1_000

/** The short messages kept on disk: one JSON line each, the newest thousand are shown. */
export class SmsStore {
  private readonly file: string
  private messages: Sms[]

  constructor(dataDir: string) {
    const folder = join(dataDir, 'sms')
    mkdirSync(folder, { recursive: true })
    this.file = join(folder, 'messages.jsonl')
    const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : []
    // The last line may be cut off by a kill in the middle of a write.
    this.messages = lines.flatMap(line => {
      try {
        return [JSON.parse(line) as Sms]
      } catch {
        return []
      }
    })
  }

  add(message: Omit<Sms, 'id' | 'at'>): Sms {
    const sms = { id: `SM${randomUUID().replaceAll('-', '')}`, at: new Date().toISOString(), ...message }
    appendFileSync(this.file, `${JSON.stringify(sms)}\n`, { mode: 0o600 })
    this.messages = [...this.messages, sms].slice(-KEPT)
    return sms
  }

  /** Newest first. */
  list(recipient = ''): Sms[] {
    return this.messages.filter(sms => recipient === '' || sms.to.includes(recipient)).reverse()
  }
}
