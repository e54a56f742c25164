import type { ErrorParams } from './errors'

/** What an action answers. On refusal `values` carries what was typed, so a page without JavaScript keeps it. */
export type Result<Data> =
  | { ok: true; data: Data }
  | {
      ok: false
      code: string
      params?: ErrorParams
      /** Field name → error code under `messages.errors`. */
      fields?: Record<string, string>
      values?: Record<string, string>
    }
