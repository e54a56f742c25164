import { expect } from '@playwright/test'
import { site } from './site'

export type Mail = { id: string; to: string[]; subject: string; html: string; text: string; at: string }

/** Everything sent to one address, newest first. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${site.services}/mail/messages.json`)
  const all = (await response.json()) as Mail[]
  return all.filter(mail => mail.to.includes(address))
}

/** Waits for the n-th mail to an address. @returns all of them, newest first */
export async function waitForMails(address: string, count: number): Promise<Mail[]> {
  await expect
    .poll(async () => (await mailsTo(address)).length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(count)
  return mailsTo(address)
}

/** The words of a mail without what only steers the direction of the text or keeps it on one line. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/[\u00a0\u202f]/g, ' ')
}

/** The link of a mail that leads to this path. */
export function linkIn(mail: Mail, path: string): string {
  const found = mail.text.match(/https?:\/\/\S+/g)?.find(link => new URL(link).pathname.includes(path))
  if (!found) throw new Error(`no link to ${path} in: ${mail.text}`)
  return found
}
