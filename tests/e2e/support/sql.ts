import postgres, { type Sql } from 'postgres'
import { site } from './site'

let opened: Sql | undefined

/** The site's database, for what a test must prepare or look up behind its back. */
export function db(): Sql {
  opened ??= postgres(site.database, { max: 2, onnotice: () => undefined })
  return opened
}

export async function closeDb(): Promise<void> {
  await opened?.end()
  opened = undefined
}
