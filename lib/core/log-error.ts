/** The parts of an error that name things of ours. Everything else (`detail`, `parameters`) may quote a person. */
const KEPT = ['code', 'constraint_name', 'table_name', 'column_name', 'digest', 'statusCode'] as const
const MAX_CAUSES = 3

/** `22…` are PostgreSQL's complaints about a value, which quote it: `invalid input syntax for type uuid: "…"`. */
const quotesValue = (error: Error) => /^22/.test(String((error as { code?: unknown }).code ?? ''))

function safeMessage(error: Error): string {
  // drizzle appends every parameter of the statement that failed.
  const [message = ''] = error.message.split('\nparams:')
  return quotesValue(error) ? message.replace(/"[^"]*"/g, '"…"') : message
}

/**
 * An error for the log: type, message, place, codes and causes, without the values that a database error carries
 * (addresses, names, password hashes).
 */
export function errorForLog(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const message = safeMessage(error)
  const fields = error as unknown as Record<string, unknown>
  const known = Object.fromEntries(KEPT.filter(name => name in fields).map(name => [name, fields[name]]))
  // The stack repeats the message at its head: only the places are taken from it.
  const places = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return {
    type: error.constructor.name,
    message,
    ...known,
    stack: [`${error.name}: ${message}`, ...places].join('\n'),
    ...(error.cause !== undefined && depth < MAX_CAUSES
      ? { cause: errorForLog(error.cause, depth + 1) }
      : {}),
  }
}
