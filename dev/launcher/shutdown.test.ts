import { expect, it, vi } from 'vitest'
import { Shutdown } from './shutdown'

it('stops what was started last first, once, and goes on when something does not stop', async () => {
  const order: string[] = []
  const shutdown = new Shutdown()
  const complaint = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  shutdown.add('database', () => void order.push('database'))
  const remove = shutdown.add('build', () => void order.push('build'))
  shutdown.add('services', () => Promise.reject(new Error('stuck')))
  shutdown.add('web', now => void order.push(`web ${now}`))
  remove()
  await Promise.all([shutdown.end(), shutdown.end()])
  expect(order).toEqual(['web false', 'database'])
  expect(complaint).toHaveBeenCalledWith('services did not stop: stuck\n')
  complaint.mockRestore()
})
