import { describe, expect, it } from 'vitest'
import { formatDate, formatDateTime, formatTime, relativeDay } from './format'
import { addDays } from './zone'

describe('dates in words', () => {
  it('in French', () => {
    expect(formatDate('fr', '2026-11-24', 'long')).toBe('mardi 24 novembre 2026')
    expect(formatDate('fr', '2026-11-24', 'medium')).toBe('mar. 24 nov.')
    expect(formatDate('fr', '2026-11-24', 'short')).toBe('24 nov.')
    expect(formatDate('fr', '2026-11-24', 'weekday')).toBe('mardi')
    expect(formatDate('fr', '2026-11-24', 'weekdayShort')).toBe('mar.')
    expect(formatDate('fr', '2026-11-04', 'day')).toBe('4')
    expect(formatDate('fr', '2026-11-24', 'month')).toBe('novembre 2026')
    expect(formatDate('fr', '2026-12-01', 'long')).toBe('mardi 1er décembre 2026')
  })

  it('in Arabic, with Moroccan months and Western digits', () => {
    expect(formatDate('ar', '2026-11-24', 'long')).toBe('الثلاثاء 24 نونبر 2026')
    expect(formatDate('ar', '2026-11-24', 'medium')).toBe('الثلاثاء 24 نونبر')
    expect(formatDate('ar', '2026-08-01', 'short')).toBe('1 غشت')
    expect(formatDate('ar', '2026-07-30', 'month')).toBe('يوليوز 2026')
    expect(formatDate('ar', '2026-11-27', 'weekdayShort')).toBe('جمعة')
  })

  it('names every day and month of a year in both languages', () => {
    for (let day = 0; day < 365; day++) {
      const date = addDays('2026-01-01', day)
      for (const locale of ['fr', 'ar'] as const) {
        expect(formatDate(locale, date, 'long')).not.toMatch(/undefined|NaN|[٠-٩]/)
        expect(formatDate(locale, date, 'medium')).not.toMatch(/undefined|NaN|[٠-٩]/)
      }
    }
  })

  it('shows Moroccan time whatever the season', () => {
    expect(formatTime(new Date('2026-11-24T10:00:00Z'))).toBe('10:00')
    expect(formatTime(new Date('2026-08-01T08:05:00Z'))).toBe('09:05')
    expect(formatDateTime('fr', new Date('2026-11-24T10:00:00Z'))).toBe('mardi 24 novembre 2026 à 10:00')
    expect(formatDateTime('ar', new Date('2026-11-24T10:00:00Z'))).toBe(
      'الثلاثاء 24 نونبر 2026 على الساعة 10:00',
    )
  })

  it('knows today and tomorrow', () => {
    expect(relativeDay('2026-11-30', '2026-11-30')).toBe('today')
    expect(relativeDay('2026-12-01', '2026-11-30')).toBe('tomorrow')
    expect(relativeDay('2026-12-02', '2026-11-30')).toBeNull()
    expect(relativeDay('2026-11-29', '2026-11-30')).toBeNull()
  })
})
