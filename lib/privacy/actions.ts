'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { confirmPassword } from '@/lib/accounts/commands/password'
import { DEVICE_COOKIE, SIGN_UP_COOKIE } from '@/lib/accounts/domain/cookies'
import { discardDraft } from '@/lib/bookings/commands/draft'
import { DRAFT_COOKIE } from '@/lib/bookings/queries/draft'
import { defineAction } from '@/lib/core/action'
import { clearSession, setPrivateCookie } from '@/lib/core/auth'
import { refresh, tags } from '@/lib/core/cache'
import { QUOTE_DRAFT_COOKIE } from '@/lib/quotes/queries/draft'
import { now } from '@/lib/time/clock'
import { changeNews as setNews } from './commands/consent'
import { eraseAccount as erase } from './commands/erase'
import { askExport as ask } from './commands/export'
import { askExportSchema, eraseSchema, newsSchema } from './schemas'

/** What this browser still knew of the person: forms not sent yet, the sign-up, that it has been in before. */
async function leaveBrowser(): Promise<void> {
  const jar = await cookies()
  for (const name of [DRAFT_COOKIE, QUOTE_DRAFT_COOKIE]) {
    const draft = jar.get(name)?.value
    if (draft) await discardDraft(database(), draft)
  }
  for (const name of [DRAFT_COOKIE, QUOTE_DRAFT_COOKIE, SIGN_UP_COOKIE, DEVICE_COOKIE]) {
    await setPrivateCookie(name, '', 0)
  }
}

export const askExport = defineAction({
  name: 'privacy.ask_export',
  audit: ['privacy.export_asked', 'account.code_refused', 'account.recovery_code_used'],
  who: 'user',
  limit: 'mutation',
  reload: true,
  schema: askExportSchema,
  secret: ['current', 'code'],
  run: async ({ current, code }, actor) => {
    const db = database()
    await confirmPassword(db, actor, current)
    return db.transaction(tx => ask(tx, actor, { code }, now()))
  },
})

export const eraseAccount = defineAction({
  name: 'privacy.erase_account',
  audit: ['privacy.erased', 'booking.release', 'account.code_refused', 'account.recovery_code_used'],
  who: 'user',
  limit: 'mutation',
  reload: true,
  schema: eraseSchema,
  secret: ['current', 'code'],
  run: async ({ current, code, email, locale }, actor) => {
    const db = database()
    await confirmPassword(db, actor, current)
    const { slugs } = await db.transaction(tx => erase(tx, actor, { email, code }, now()))
    // Public pages are kept: those that showed something of the person are made anew.
    refresh([...slugs.map(tags.provider), tags.listings])
    await clearSession()
    await leaveBrowser()
    redirect(`/${locale}/goodbye`)
  },
})

export const changeNews = defineAction({
  name: 'privacy.change_news',
  audit: ['privacy.consent_given', 'privacy.consent_withdrawn'],
  who: 'user',
  limit: 'mutation',
  reload: true,
  schema: newsSchema,
  run: async ({ news }, actor) => {
    await database().transaction(tx => setNews(tx, actor, news, now()))
    return {}
  },
})
