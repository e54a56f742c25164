import type { ErrorParams } from '@/lib/core/errors'

/** Error code → words in the page's language: only the codes a form can meet travel to the browser. */
export type Messages = Readonly<Record<string, string>>

const fill = (text: string, params: ErrorParams = {}) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))

/** The words for a refusal as a whole; a code without words says that something went wrong. */
export function formMessage(messages: Messages, code: string, params?: ErrorParams): string {
  return fill(messages[code] ?? messages.unexpected ?? code, params)
}

/** The words under a field. Anything a schema says without a code of ours reads "check this". */
export function fieldMessage(messages: Messages, code: string, params?: ErrorParams): string {
  return fill(messages[code] ?? messages['field.invalid'] ?? code, params)
}
