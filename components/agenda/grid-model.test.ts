import { describe, expect, it } from 'vitest'
import { minutesOf, moved } from './grid-model'

describe('marking time', () => {
  it('one cell is half an hour, and the direction does not matter', () => {
    expect(minutesOf({ day: 0, anchor: 12, head: 12 }, 480)).toEqual({ start: 840, end: 870 })
    expect(minutesOf({ day: 0, anchor: 15, head: 12 }, 480)).toEqual({ start: 840, end: 960 })
    expect(minutesOf({ day: 0, anchor: 12, head: 15 }, 480)).toEqual({ start: 840, end: 960 })
  })
})

describe('the arrows', () => {
  const at = { day: 3, row: 4 }
  it('lead to the next day in reading direction', () => {
    expect(moved(at, 'ArrowRight', false, 7, 22)).toEqual({ day: 4, row: 4 })
    expect(moved(at, 'ArrowRight', true, 7, 22)).toEqual({ day: 2, row: 4 })
    expect(moved(at, 'ArrowLeft', true, 7, 22)).toEqual({ day: 4, row: 4 })
  })
  it('never leave the grid', () => {
    expect(moved({ day: 6, row: 21 }, 'ArrowRight', false, 7, 22)).toEqual({ day: 6, row: 21 })
    expect(moved({ day: 0, row: 0 }, 'ArrowUp', false, 7, 22)).toEqual({ day: 0, row: 0 })
    expect(moved(at, 'End', false, 7, 22)).toEqual({ day: 3, row: 21 })
    expect(moved(at, 'Enter', false, 7, 22)).toBeNull()
  })
})
