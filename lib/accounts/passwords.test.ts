import { beforeEach, expect, test, vi } from 'vitest'
import { hashPassword, passwordOpens } from './passwords'

const now = vi.hoisted(() => ({ running: 0, most: 0 }))
vi.mock('@node-rs/bcrypt', () => {
  const work = async (password: string) => {
    now.running += 1
    now.most = Math.max(now.most, now.running)
    await new Promise(resolve => setImmediate(resolve))
    now.running -= 1
    if (password === 'breaks') throw new Error('broken')
    return 'hash'
  }
  return { hash: work, verify: work }
})
beforeEach(() => Object.assign(now, { running: 0, most: 0 }))

test('twenty passwords at once leave half of the thread pool to everybody else', async () => {
  const all = Array.from({ length: 10 }, () => [hashPassword('x'), passwordOpens('x', 'stored')]).flat()
  await Promise.all(all)
  expect(now.most).toBe(2)
})

test('one that fails gives its turn on', async () => {
  const broken = Array.from({ length: 5 }, () => hashPassword('breaks'))
  expect((await Promise.allSettled(broken)).every(({ status }) => status === 'rejected')).toBe(true)
  await hashPassword('x')
  expect(now).toEqual({ running: 0, most: 2 })
})
