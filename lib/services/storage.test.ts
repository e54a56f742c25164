import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { diskStore, newStorageKey } from './storage'

const folder = mkdtempSync(join(tmpdir(), 'khadamat-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = diskStore(join(folder, 'files'))

const text = async (key: string) => {
  const stream = await store.get(key)
  return stream && new Response(stream).text()
}

test('gives back what was put, replaces it, and forgets it', async () => {
  const key = newStorageKey()
  expect(await store.get(key)).toBeNull()
  await store.put(key, Buffer.from('one'))
  await store.put(key, Buffer.from('two'))
  expect(await text(key)).toBe('two')
  // Nobody else on the machine reads it, and nothing half-written is left.
  expect(statSync(join(folder, 'files', key)).mode & 0o077).toBe(0)
  expect(readdirSync(join(folder, 'files', key.slice(0, 2)))).toHaveLength(1)
  await store.delete(key)
  await store.delete(key)
  expect(await store.get(key)).toBeNull()
})

test('no key leads out of its folder', async () => {
  writeFileSync(join(folder, 'secret'), 'x')
  for (const key of ['../secret', '/etc/passwd', 'aa/../../secret', 'aa//b', '..', '', 'aa/b.c', 'aa\0b']) {
    await expect(store.get(key), key).rejects.toThrow('malformed key')
    await expect(store.delete(key), key).rejects.toThrow('malformed key')
  }
})
