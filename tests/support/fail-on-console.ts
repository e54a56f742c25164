import { afterEach, expect, vi } from 'vitest'

/** A test that prints an error has found one: nobody reads warnings that scroll by. */
const spy = vi.spyOn(console, 'error')

afterEach(() => {
  const calls = spy.mock.calls.map(call => call.map(String).join(' '))
  spy.mockClear()
  expect(calls, 'console.error was called').toEqual([])
})
