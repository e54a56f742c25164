import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ICON_NAMES, iconOf } from './icon-names'

const read = (path: string) => fs.readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('icons', () => {
  it('are all drawn', () => {
    const sprite = read('public/icons/sprite.svg')
    for (const name of ICON_NAMES) expect(sprite, name).toContain(`<symbol id="${name}"`)
  })

  it('there is one for each trade of the catalogue', () => {
    const icons = read('db/seed/data/categories.psv')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split('|')[2] ?? '')
    expect(icons).toHaveLength(18)
    for (const icon of icons) expect(iconOf(icon), icon).not.toBe('wrench')
  })

  it('an unknown trade gets a wrench', () => {
    expect(iconOf('Nonsense')).toBe('wrench')
    expect(iconOf('')).toBe('wrench')
  })
})
