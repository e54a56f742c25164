import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { EICAR, type FakeClamd, startFakeClamd } from '@/tests/support/fake-clamd'
import { scannerAnswers, scanUpload, scanWith } from './antivirus'

const folder = mkdtempSync(join(tmpdir(), 'khadamat-clamd-'))
let clamd: FakeClamd
let usual: FakeClamd['answering']
beforeAll(async () => {
  clamd = await startFakeClamd()
  usual = clamd.answering
})
afterAll(async () => {
  await clamd.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  clamd.answering = usual
  clamd.seen.length = 0
})

test('every byte arrives as it is, whatever the size', async () => {
  for (const size of [1, 65_535, 65_536, 65_537, 10 * 1024 * 1024]) {
    const bytes = randomBytes(size)
    expect(await scanWith(clamd.address, bytes)).toBeNull()
    expect(clamd.seen.at(-1)?.equals(bytes), String(size)).toBe(true)
  }
})

test('says by its name what was found, also through a socket', async () => {
  const path = join(folder, 'clamd.ctl')
  const local = await startFakeClamd(path)
  for (const address of [clamd.address, path])
    expect(await scanWith(address, Buffer.from(`%PDF-1.7 ${EICAR}`))).toBe('Eicar-Test-Signature')
  await local.stop()
})

test.each([
  ['INSTREAM size limit exceeded. ERROR', 'antivirus: its size limit is below ours'],
  ['stream: Can’t allocate memory ERROR', 'antivirus: refused to scan'],
  // An answer that only sounds like it is no acquittal.
  ['stream: OK?', 'antivirus: refused to scan'],
  ['', 'antivirus: refused to scan'],
  ['gone', 'antivirus: hung up without an answer'],
  ['silent', 'antivirus: no answer in time'],
])('%j is not taken for a clean file', async (answer, message) => {
  clamd.answering = () => answer
  await expect(scanWith(clamd.address, Buffer.from('x'), 300)).rejects.toThrow(message)
})

test('an answer without an end is not listened to', async () => {
  clamd.answering = () => 'x'.repeat(100_000)
  await expect(scanWith(clamd.address, Buffer.from('x'))).rejects.toThrow('antivirus: unreadable answer')
})

test('nobody there', async () => {
  await expect(scanWith('127.0.0.1:1', Buffer.from('x'))).rejects.toThrow(
    'antivirus: not reachable (ECONNREFUSED)',
  )
  await expect(scanWith(join(folder, 'none'), Buffer.from('x'))).rejects.toThrow('not reachable (ENOENT)')
})

test('without a scanner nothing is scanned; with one that is away, nothing is taken', async () => {
  expect(await scanUpload(Buffer.from(EICAR))).toBeNull()
  expect(await scannerAnswers()).toBeNull()
  vi.resetModules()
  vi.stubEnv('LOG_LEVEL', 'silent')
  vi.stubEnv('CLAMD_ADDRESS', clamd.address)
  const configured = await import('./antivirus')
  expect(await configured.scanUpload(Buffer.from(EICAR))).toBe('Eicar-Test-Signature')
  expect(await configured.scannerAnswers()).toBe(true)
  clamd.answering = () => 'gone'
  await expect(configured.scanUpload(Buffer.from('x'))).rejects.toMatchObject({
    code: 'files.scan_unavailable',
  })
  vi.unstubAllEnvs()
})
