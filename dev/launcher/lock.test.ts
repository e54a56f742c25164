import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { claim } from './lock.mjs'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khadamat-lock-'))
  file = join(folder, 'launcher.lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('has one holder at a time, who is named to the others', () => {
  const mine = claim(file, { port: 3000 })
  expect(claim(file)).toMatchObject({ holder: { pid: process.pid, port: 3000 } })
  mine.free?.()
  expect(existsSync(file)).toBe(false)
  claim(file).free?.()
})

it('is free again when its holder was killed, even when another program got the number', () => {
  const dead = spawnSync(process.execPath, ['-e', ''])
  writeFileSync(file, JSON.stringify({ pid: dead.pid, birth: '1' }))
  expect(claim(file)).toMatchObject({ leftOver: true })
  writeFileSync(file, JSON.stringify({ pid: process.pid, birth: 'long ago' }))
  expect(claim(file)).toMatchObject({ leftOver: true })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
})

it('is free when it was cut off while being written', () => {
  writeFileSync(file, '{"pid":')
  expect(claim(file).holder).toBeUndefined()
})
