import 'server-only'
import { sql } from 'drizzle-orm'
import { ERASED_NAME } from '@/lib/accounts/domain/name'
import { type Entry, empty, gone, nothing, of } from './entry'

const SECRET = 'a secret, or what a secret was made into'
const OURS = 'our own workings, without meaning outside'

/** What hangs on the account itself. The row of the account goes last: the others are found by it. */
export const ACCOUNT: readonly Entry[] = [
  { table: 'sessions', rows: of('user_id'), erase: gone },
  { table: 'sign_ins', rows: of('user_id'), erase: gone },
  {
    table: 'account_tokens',
    rows: of('user_id'),
    hidden: { token_hash: SECRET, browser_hash: SECRET },
    erase: gone,
  },
  { table: 'recovery_codes', rows: of('user_id'), hidden: { code_hash: SECRET }, erase: gone },
  { table: 'phone_codes', rows: of('user_id'), erase: gone },
  { table: 'user_addresses', rows: of('user_id'), erase: gone },
  { table: 'favourites', rows: of('user_id'), erase: gone },
  { table: 'notification_preferences', rows: of('user_id'), erase: gone },
  { table: 'calendar_feeds', rows: of('user_id'), hidden: { token_hash: SECRET }, erase: gone },
  { table: 'answer_links', rows: of('user_id'), hidden: { token_hash: SECRET }, erase: gone },
  {
    table: 'consents',
    rows: of('user_id'),
    erase: [{ how: 'blank', set: () => ({ ip: nothing }) }],
    keep: { edition: 'shows what was agreed to, and when; it names nobody any more' },
  },
  {
    table: 'data_exports',
    rows: of('user_id'),
    hidden: { storage_key: OURS },
    // The bytes go with the next sweep, which then forgets the key.
    erase: [
      {
        how: 'blank',
        set: at => ({ status: sql`'EXPIRED'`, expires_at: sql`${at.toISOString()}::timestamptz` }),
      },
    ],
    keep: { storage_key: 'the sweep needs it to delete the bytes' },
  },
  {
    table: 'emails',
    rows: of('user_id'),
    hidden: { vendor_id: OURS, last_error: OURS, dedupe: OURS, attempts: OURS },
    // What has not left must not leave; what has is remembered as a number.
    erase: [
      { how: 'delete', rows: person => sql`${of('user_id')(person)} and sent_at is null` },
      { how: 'blank', set: () => ({ recipient: empty, payload: sql`'{}'::jsonb`, last_error: nothing }) },
    ],
    keep: {
      dedupe: 'ids only',
      template: 'a name of ours',
      vendor_id: 'the vendor’s own number of what was sent, for its reports',
    },
  },
  {
    table: 'sms_messages',
    rows: of('user_id'),
    hidden: { vendor_id: OURS, last_error: OURS, dedupe: OURS, attempts: OURS },
    erase: [
      { how: 'delete', rows: person => sql`${of('user_id')(person)} and sent_at is null` },
      { how: 'blank', set: () => ({ recipient: empty, payload: sql`'{}'::jsonb`, last_error: nothing }) },
    ],
    keep: {
      dedupe: 'ids only',
      template: 'a name of ours',
      vendor_id: 'the vendor’s own number of what was sent, for its reports',
    },
  },
  {
    table: 'audit_log',
    rows: of('actor_id'),
    hidden: { request_id: OURS },
    erase: [],
    keep: {
      action: 'a name of ours',
      target_type: 'a name of ours',
      target_id: 'an id',
      request_id: 'an id',
      old: 'the trail is only ever added to: accountability (retention: audit_low, audit_medium, audit_high)',
      new: 'likewise',
      ip: 'likewise',
      user_agent: 'likewise',
    },
  },
  {
    table: 'settings',
    rows: of('updated_by'),
    erase: [],
    keep: { key: 'a name of ours', value: 'numbers of the business' },
  },
]

export const USERS: Entry = {
  table: 'users',
  rows: of('id'),
  hidden: { password_hash: SECRET, totp_secret: SECRET, totp_last_step: OURS },
  erase: [
    {
      how: 'blank',
      set: at => ({
        email: sql`'erased-' || id || '@erased.invalid'`,
        email_verified_at: nothing,
        // No password has this hash, and no hash is this short.
        password_hash: sql`'!'`,
        password_changed_at: nothing,
        totp_secret: nothing,
        totp_enabled_at: nothing,
        totp_last_step: nothing,
        first_name: sql`${ERASED_NAME}::text`,
        last_name: sql`${ERASED_NAME}::text`,
        phone: nothing,
        phone_verified_at: nothing,
        marketing_consent_at: nothing,
        status: sql`'ERASED'`,
        erased_at: sql`${at.toISOString()}::timestamptz`,
        updated_at: sql`${at.toISOString()}::timestamptz`,
      }),
    },
  ],
}
