import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql, type TransactionSql } from 'postgres'
import { env } from '@/lib/core/env'
import { requestContext } from '@/lib/core/request-context'
import * as schema from './schema'

export type Database = PostgresJsDatabase<typeof schema>
/** What a query or command runs on: the pool, or the transaction it is part of. */
export type Tx = Database | Parameters<Parameters<Database['transaction']>[0]>[0]

export type Connection = { db: Database; sql: Sql; close(): Promise<void> }

type Options = { pool?: number; onStatement?: () => void }

type Unsafe = { unsafe: Sql['unsafe'] }

/** Drizzle sends its statements unprepared; planned anew each time they cost more than they do. */
function prepareAll<Handle extends Unsafe>(handle: Handle): Handle {
  const unsafe = handle.unsafe.bind(handle)
  const prepared: Sql['unsafe'] = (query, parameters, options) =>
    unsafe(query, parameters, { ...options, prepare: true })
  return Object.assign(handle, { unsafe: prepared })
}

/** Opens a pool whose statements are prepared once per connection. */
export function connect(url: string, options: Options = {}): Connection {
  const sql = postgres(url, {
    max: options.pool ?? 10,
    connect_timeout: 5,
    idle_timeout: 300,
    // After an outage every page asks again at once; the library's own wait grows to 20 s.
    backoff: () => 0.3,
    connection: { application_name: 'khadamat', statement_timeout: 15_000, TimeZone: 'UTC' },
    onnotice: () => undefined,
    debug: options.onStatement ? () => options.onStatement?.() : false,
  })
  prepareAll(sql)
  const begin = sql.begin.bind(sql)
  // A transaction has a handle of its own.
  const beginPrepared = (...args: unknown[]) => {
    const work = args.pop() as (tx: TransactionSql) => unknown
    return Reflect.apply(begin, sql, [...args, (tx: TransactionSql) => work(prepareAll(tx))])
  }
  Object.assign(sql, { begin: beginPrepared })
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) }
}

// One pool per process, also when the bundler loads this module once per entry point.
const KEY = Symbol.for('khadamat.database')
const holder = globalThis as { [KEY]?: Connection & { statements: number } }

function shared(): Connection & { statements: number } {
  if (!holder[KEY]) {
    const connection = connect(env().DATABASE_URL, {
      pool: env().DATABASE_POOL,
      onStatement: () => {
        const store = requestContext.getStore()
        if (store) store.sqlStatements += 1
        if (holder[KEY]) holder[KEY].statements += 1
      },
    })
    holder[KEY] = Object.assign(connection, { statements: 0 })
  }
  return holder[KEY]
}

/** The process's pool. */
export function database(): Database {
  return shared().db
}

/** Statements sent since the process began, for the metrics. */
export function statementCount(): number {
  return holder[KEY]?.statements ?? 0
}

export async function closeDatabase(): Promise<void> {
  await holder[KEY]?.close()
  delete holder[KEY]
}
