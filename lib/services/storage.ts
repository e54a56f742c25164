import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { env } from '@/lib/core/env'

/** Bytes under keys. The smallest interface that a disk and an S3 bucket have in common. */
export type Store = {
  /** Writes all of it or nothing; again with the same key, it replaces. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null when there is nothing under the key. */
  get(key: string): Promise<ReadableStream<Uint8Array> | null>
  /** A key that holds nothing is no fault. */
  delete(key: string): Promise<void>
}

// Keys are ours alone; the check is for the day somebody forgets.
const KEY = /^[a-z0-9]+(?:[/_-][a-z0-9]+)*$/

/** A new key: no part of it comes from a person, and the first folder keeps directories small. */
export function newStorageKey(): string {
  const id = randomUUID().replaceAll('-', '')
  return `${id.slice(0, 2)}/${id}`
}

const isMissing = (error: unknown) => (error as { code?: unknown } | null)?.code === 'ENOENT'

/** A store in a folder. Several machines need a folder they share. */
export function diskStore(folder: string): Store {
  const root = resolve(/* turbopackIgnore: true */ folder)
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('storage: malformed key')
    return join(root, key)
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      // Written aside first: a reader, or a crash, never meets half a file.
      const aside = `${path}.${randomUUID()}.part`
      try {
        await writeFile(aside, bytes, { mode: 0o600, flag: 'wx' })
        await rename(aside, path)
      } catch (error) {
        await rm(aside, { force: true })
        throw error
      }
    },
    async get(key) {
      const path = pathOf(key)
      try {
        const file = await open(path, 'r')
        const stream = createReadStream(path, { fd: file, autoClose: true })
        return Readable.toWeb(stream) as ReadableStream<Uint8Array>
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async delete(key) {
      await rm(pathOf(key), { force: true })
    },
  }
}

/** Where this installation keeps its files: `STORAGE_DIR`, else `files` in `KHADAMAT_DATA_DIR`. */
export function storage(): Store {
  const { STORAGE_DIR, KHADAMAT_DATA_DIR } = env()
  return diskStore(STORAGE_DIR ?? join(KHADAMAT_DATA_DIR, 'files'))
}
