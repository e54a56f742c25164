import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

const key = () => randomBytes(32).toString('base64')

/** The key ring of a process that was started with these keys. */
async function ringOf(...keys: string[]) {
  vi.resetModules()
  process.env.ENCRYPTION_KEYS = keys.join(',')
  return import('./key-ring')
}
afterEach(() => {
  delete process.env.ENCRYPTION_KEYS
})

describe('sealed data', () => {
  it('opens to what was sealed, and never looks the same twice', async () => {
    const { seal, open } = await ringOf(key())
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (plain, place) => {
        const [one, two] = [seal(plain, place), seal(plain, place)]
        expect(open(one, place)).toEqual(Buffer.from(plain))
        expect(one.equals(two)).toBe(false)
      }),
    )
  })

  it('does not open when one bit is changed, cut off, or put in another place', async () => {
    const { seal, open, SealBroken } = await ringOf(key())
    const sealed = seal(Buffer.from('JBSWY3DPEHPK3PXP'), 'totp:1')
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(() => open(changed, 'totp:1'), `byte ${index}`).toThrow(SealBroken)
      expect(() => open(sealed.subarray(0, index), 'totp:1')).toThrow(SealBroken)
    }
    expect(() => open(sealed, 'totp:2')).toThrow(SealBroken)
  })

  it('outlives a rotation: old data opens, new data takes the new key, a key that left opens nothing', async () => {
    const [old, fresh] = [key(), key()]
    const before = await ringOf(old)
    const sealed = before.seal(Buffer.from('secret'), 'here')
    const during = await ringOf(fresh, old)
    expect(during.open(sealed, 'here').toString()).toBe('secret')
    const again = during.seal(during.open(sealed, 'here'), 'here')
    const after = await ringOf(fresh)
    expect(after.open(again, 'here').toString()).toBe('secret')
    expect(() => after.open(sealed, 'here')).toThrow(after.SealBroken)
  })

  it('tells which key sealed it, and whether it is today’s, without telling the key', async () => {
    const [old, fresh, lost] = [key(), key(), key()]
    const before = await ringOf(old)
    const sealed = before.seal(Buffer.from('secret'), 'here')
    expect(before.isOutdated(sealed)).toBe(false)
    const during = await ringOf(fresh, old)
    expect(during.isOutdated(sealed)).toBe(true)
    expect(during.isOutdated(during.seal(Buffer.from('secret'), 'here'))).toBe(false)
    expect(during.keyIdOf(sealed)).toEqual({ id: before.keyIdOf(sealed).id, inRing: true })
    const after = await ringOf(fresh, lost)
    expect(after.keyIdOf(sealed).inRing).toBe(false)
    expect(Buffer.from(old, 'base64').toString('hex')).not.toContain(after.keyIdOf(sealed).id)
  })
})
