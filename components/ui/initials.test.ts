import { describe, expect, it } from 'vitest'
import { initialsOf, tintOf } from './initials'

describe('initials of a name', () => {
  it.each([
    ['Youssef Bennani', 'YB'],
    ['Salma El Amrani', 'SA'],
    ['salma amrani', 'SA'],
    ['Élodie de la Tour', 'ÉT'],
    ['Fatima-Zahra Aït Benhaddou', 'FB'],
    ['Hassan', 'H'],
    ['El', 'E'],
  ])('%s → %s', (name, expected) => expect(initialsOf(name)).toBe(expected))

  it('keeps Arabic letters apart and passes over the article', () => {
    expect(initialsOf('يوسف بناني')).toBe('ي ب')
    expect(initialsOf('سلمى العمراني')).toBe('س ع')
    expect(initialsOf('عبد الله بن موسى')).toBe('ع م')
    expect(initialsOf('مُحَمَّد')).toBe('م')
  })

  it('survives names that are none', () => {
    expect(initialsOf('')).toBe('·')
    expect(initialsOf(' 123 !! ')).toBe('·')
    expect(initialsOf('\u202Eيوسف\u202C')).toBe('ي')
    expect(initialsOf('👍 Omar')).toBe('O')
  })
})

describe('tint', () => {
  it('is one of four for any seed', () => {
    for (const seed of [0, 3, 4, -7, 2_147_483_647]) expect([0, 1, 2, 3]).toContain(tintOf(seed))
  })
})
