import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Mail = {
  id: string
  from: string
  to: string[]
  subject: string
  html: string
  text: string
  /** Of the sender's own: `List-Unsubscribe`. */
  headers?: Record<string, string>
  /** ISO instant. */
  at: string
  /** The request that sent it, so that the same one sends nothing twice: also after a restart. */
  key?: string
  fingerprint?: string
}

export type SentBefore = { ids: string[]; fingerprint: string }

const KEPT = 2_000

/** The mail kept on disk: one JSON line per message, the oldest forgotten beyond the cap. */
export class MailStore {
  private readonly file: string
  private mails: Mail[] = []
  private lines = 0
  private readonly keys = new Map<string, SentBefore>()

  constructor(dataDir: string) {
    const folder = join(dataDir, 'mail')
    mkdirSync(folder, { recursive: true })
    this.file = join(folder, 'messages.jsonl')
    this.load()
  }

  private load(): void {
    let content = ''
    try {
      content = readFileSync(this.file, 'utf8')
    } catch {
      // The first start.
    }
    let broken = content !== '' && !content.endsWith('\n')
    for (const line of content.split('\n')) {
      if (line === '') continue
      try {
        this.remember(JSON.parse(line) as Mail)
      } catch {
        // Cut off by a kill in the middle of a write.
        broken = true
      }
    }
    if (broken) this.rewrite()
  }

  private remember(mail: Mail): void {
    this.mails.push(mail)
    this.lines += 1
    if (this.mails.length > KEPT) this.mails.shift()
    if (mail.key && mail.fingerprint) {
      const before = this.keys.get(mail.key)
      this.keys.set(mail.key, { ids: [...(before?.ids ?? []), mail.id], fingerprint: mail.fingerprint })
    }
  }

  private rewrite(): void {
    const partial = `${this.file}.partial`
    writeFileSync(partial, this.mails.map(mail => `${JSON.stringify(mail)}\n`).join(''), { mode: 0o600 })
    renameSync(partial, this.file)
    this.lines = this.mails.length
  }

  /** Keeps messages; they are on disk when this returns. */
  add(mails: Mail[]): void {
    appendFileSync(this.file, mails.map(mail => `${JSON.stringify(mail)}\n`).join(''), { mode: 0o600 })
    for (const mail of mails) this.remember(mail)
    if (this.lines > KEPT * 2) this.rewrite()
  }

  sentBefore(key: string): SentBefore | undefined {
    return this.keys.get(key)
  }

  find(id: string): Mail | undefined {
    return this.mails.find(mail => mail.id === id)
  }

  /** Newest first. A whole address finds exactly its own mail; anything shorter, every address that contains it. */
  list(recipient = ''): Mail[] {
    const wanted = recipient.trim().toLowerCase()
    const matches = (address: string) =>
      wanted.includes('@') ? address.toLowerCase() === wanted : address.toLowerCase().includes(wanted)
    return this.mails.filter(mail => wanted === '' || mail.to.some(matches)).reverse()
  }

  /** Empties the mailbox. What was sent stays sent: a repeated request still sends nothing. */
  clear(): void {
    this.mails = []
    this.rewrite()
  }
}
