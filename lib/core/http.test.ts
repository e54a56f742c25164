import { afterEach, expect, test } from 'vitest'
import { resetClock, setClock } from '@/lib/time/clock'
import { jsonData, jsonError } from './http'

afterEach(resetClock)

test('a refusal has the one shape that machines rely on', async () => {
  setClock(() => new Date('2026-11-24T10:00:00Z'))
  const response = jsonError('booking.slot_taken', 409, { next: ['10:30'] })
  expect(response.status).toBe(409)
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await response.json()).toEqual({
    success: false,
    error: {
      code: 'booking.slot_taken',
      message: 'Booking: slot taken',
      details: { next: ['10:30'] },
      timestamp: '2026-11-24T10:00:00.000Z',
    },
  })
})

test('an answer wraps its data and is kept by nobody unless its route says so', async () => {
  const response = jsonData([1, 2])
  expect(await response.json()).toEqual({ success: true, data: [1, 2] })
  expect(response.headers.get('cache-control')).toBe('no-store')
  const kept = jsonData([], { headers: { 'Cache-Control': 'public, max-age=60' } })
  expect(kept.headers.get('cache-control')).toBe('public, max-age=60')
  expect(
    jsonError('rate_limited', 429, null, { headers: { 'Retry-After': '60' } }).headers.get('retry-after'),
  ).toBe('60')
})
