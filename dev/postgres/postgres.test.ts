import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureDatabase, onServer } from './database'
import { readState } from './place'
import { isAlive, until } from './processes'
import { type StartOptions, startPostgres } from './start'

const STARTER = fileURLToPath(new URL('./starter.fixture.ts', import.meta.url))

let home: string
let options: StartOptions

/** A fresh data folder; making a cluster in it takes a second, so that tests share one where they can. */
function useFolder(before: typeof beforeEach, after: typeof afterEach): void {
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'khadamat pg é '))
    chmodSync(home, 0o711)
    options = { dataDir: join(home, 'un dossier', 'postgres'), durable: false }
  })
  after(async () => {
    if (existsSync(join(options.dataDir, 'state.json'))) await (await startPostgres(options)).stop(true)
    rmSync(home, { recursive: true, force: true })
  })
}

/** A program that starts the server and is killed, as nobody wants it. */
async function startAndKill(throwAway: boolean): Promise<number> {
  const starter = spawn(process.execPath, ['--import', 'tsx', STARTER, options.dataDir, String(throwAway)])
  const pid = await new Promise<number>((resolve, reject) => {
    starter.stdout.once('data', chunk => resolve(Number(chunk)))
    starter.once('exit', code => reject(new Error(`starter ended with ${code}`)))
  })
  starter.removeAllListeners('exit')
  starter.kill('SIGKILL')
  return pid
}

describe('the embedded PostgreSQL', () => {
  useFolder(beforeAll, afterAll)

  it('keeps its data and its port, under a path with spaces and accents', async () => {
    const first = await startPostgres(options)
    const url = await ensureDatabase(first.url, 'khadamat')
    await onServer(url, sql => sql.unsafe('create table kept (n int); insert into kept values (7)'))
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    const second = await startPostgres(options)
    expect(second.port).toBe(first.port)
    expect(await ensureDatabase(second.url, 'khadamat')).toBe(url)
    expect(await onServer(url, sql => sql`select n from kept`)).toMatchObject([{ n: 7 }])
  })

  it('reads Arabic, and has what the schema needs', async () => {
    const { url } = await startPostgres(options)
    await onServer(url, async sql => {
      for (const name of ['pg_trgm', 'unaccent', 'btree_gist', 'btree_gin', 'citext', 'pgcrypto']) {
        await sql.unsafe(`create extension ${name}`)
      }
      const [row] = await sql`
        select similarity('سباك', 'سباكة') > 0.5 as arabic, unaccent('Rénovée') as plain, lower('ÉTÉ') as lower,
          current_setting('timezone') as zone, pg_encoding_to_char(encoding) as encoding
        from pg_database where datname = current_database()`
      expect(row).toEqual({ arabic: true, plain: 'Renovee', lower: 'été', zone: 'UTC', encoding: 'UTF8' })
      await sql`create table taken (p int, during tstzrange, exclude using gist (p with =, during with &&))`
      const book = () =>
        sql`insert into taken values (1, '[2026-01-01,2026-01-02)') on conflict do nothing returning p`
      expect(await book()).toHaveLength(1)
      expect(await book()).toHaveLength(0)
    })
  })

  it('lets nobody in without the password, and only this user read it', async () => {
    const { url } = await startPostgres(options)
    const without = new URL(url)
    without.password = 'guess'
    await expect(onServer(without.href, sql => sql`select 1`)).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(join(options.dataDir, 'state.json')).mode & 0o077).toBe(0)
  })

  it('goes on with a server whose starter was killed', async () => {
    const orphan = await startAndKill(false)
    const server = await startPostgres(options)
    expect(server).toMatchObject({ pid: orphan, reused: true })
    await server.stop()
    expect(isAlive(orphan)).toBe(false)
  })

  it('recovers when the server was killed too, whoever got its number since', async () => {
    const orphan = await startAndKill(false)
    process.kill(orphan, 'SIGKILL')
    const pidFile = join(options.dataDir, 'cluster', 'postmaster.pid')
    await until(() => !isAlive(orphan), 5_000)
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)))
    const server = await startPostgres(options)
    expect(server.reused).toBe(false)
    expect(await onServer(server.url, sql => sql`select 1 as one`)).toMatchObject([{ one: 1 }])
  })

  it('says what to do about a database of another version', async () => {
    await (await startPostgres(options)).stop()
    const version = join(options.dataDir, 'cluster', 'PG_VERSION')
    const made = readFileSync(version, 'utf8')
    writeFileSync(version, '15\n')
    await expect(startPostgres(options)).rejects.toThrow(/made by PostgreSQL 15.*Remove the folder/s)
    writeFileSync(version, made)
  })
})

describe('a data folder of its own', () => {
  useFolder(beforeEach, afterEach)

  it('leaves nothing of a throw-away server when its starter is killed', async () => {
    const pid = await startAndKill(true)
    expect(await until(() => !isAlive(pid) && !existsSync(options.dataDir), 10_000)).toBe(true)
  })

  it('starts over after a first start was killed half-way', async () => {
    mkdirSync(join(options.dataDir, 'cluster.partial-1', 'base'), { recursive: true })
    await startPostgres(options)
    expect(existsSync(join(options.dataDir, 'cluster.partial-1'))).toBe(false)
  })

  it('runs in a closed home, and leaves nothing behind when the data folder is removed', async () => {
    chmodSync(home, 0o700)
    const first = await startPostgres(options)
    const cluster = readState(options.dataDir)?.cluster ?? ''
    expect(existsSync(join(cluster, 'PG_VERSION'))).toBe(true)
    // As root its account cannot enter this home: then it lies elsewhere.
    expect(cluster.startsWith(home)).toBe(process.getuid?.() !== 0)
    if (process.getuid?.() !== 0) await first.stop()
    rmSync(options.dataDir, { recursive: true, force: true })
    await startPostgres({ ...options, throwAway: true }).then(server => server.stop())
    expect(existsSync(cluster)).toBe(false)
    expect(isAlive(first.pid)).toBe(false)
  })
})
