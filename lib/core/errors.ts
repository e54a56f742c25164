export type ErrorParams = Record<string, string | number>

/**
 * An expected refusal. `code` is a key of `messages.errors` (`booking.slot_taken`); the page shows its
 * translation with `params`. `fields` names the inputs at fault, each with its own code.
 */
export class AppError extends Error {
  readonly code: string
  readonly params: ErrorParams | undefined
  readonly fields: Record<string, string> | undefined

  constructor(code: string, options: { params?: ErrorParams; fields?: Record<string, string> } = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.params = options.params
    this.fields = options.fields
  }
}

/** What a stranger sees of an object that exists: the same as of one that does not. */
export class NotFoundError extends AppError {
  constructor() {
    super('not_found')
    this.name = 'NotFoundError'
  }
}
