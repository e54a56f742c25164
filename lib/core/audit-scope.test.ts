import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { checkDeclared, withinAudit } from './audit-scope'

const saving = { action: 'accounts.save', declared: ['account.saved'] }

describe('the traces of an action', () => {
  it('lets through what the action has declared', () => {
    expect(() => withinAudit(saving, () => checkDeclared('account.saved'))).not.toThrow()
  })

  it('stops what it has not declared, and says who wanted to leave what', () => {
    expect(() => withinAudit(saving, () => checkDeclared('account.erased'))).toThrow(
      'action accounts.save leaves account.erased in the audit log without having declared it',
    )
  })

  it('stops everything where nothing is declared', () => {
    expect(() => withinAudit({ action: 'a.b', declared: [] }, () => checkDeclared('account.saved'))).toThrow()
  })

  it('holds through everything that the action waits for', async () => {
    const late = withinAudit(saving, async () => {
      await setImmediate()
      checkDeclared('account.erased')
    })
    await expect(late).rejects.toThrow('account.erased')
  })

  it('keeps two actions that run at once apart', async () => {
    const other = { action: 'accounts.erase', declared: ['account.erased'] }
    const [a, b] = await Promise.allSettled([
      withinAudit(saving, () => setImmediate().then(() => checkDeclared('account.saved'))),
      withinAudit(other, () => setImmediate().then(() => checkDeclared('account.erased'))),
    ])
    expect([a.status, b.status]).toEqual(['fulfilled', 'fulfilled'])
  })

  it('leaves jobs and routes free', () => {
    expect(() => checkDeclared('account.erased')).not.toThrow()
  })
})
