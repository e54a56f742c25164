import fs from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = fs.readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

const colours = (part: string) =>
  new Map([...part.matchAll(/--color-([a-z-]+): (#[0-9a-f]{3,6});/g)].map(([, name, hex]) => [name, hex]))

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** Text and the grounds it stands on. */
const TEXT: [string, string[]][] = [
  ['ink', ['lime', 'surface', 'sand', 'green-soft', 'error-soft', 'blue-soft']],
  ['muted', ['lime', 'surface', 'sand', 'green-soft']],
  ['green', ['lime', 'surface', 'green-soft']],
  ['on-green', ['green', 'green-dark']],
  ['white', ['hero']],
  ['terracotta', ['lime', 'surface', 'terracotta-soft', 'sand']],
  ['star', ['lime', 'surface']],
  ['error', ['lime', 'surface', 'error-soft']],
  ['blue', ['blue-soft', 'surface']],
  ['plum', ['plum-soft']],
]

describe.each([
  ['day', colours(light)],
  ['night', new Map([...colours(light), ...colours(dark)])],
])('colours by %s', (_name, colour) => {
  const ratio = (a: string, b: string) => contrast(colour.get(a) ?? '', colour.get(b) ?? '')

  it.each(TEXT)('%s can be read', (text, grounds) => {
    for (const ground of grounds)
      expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  it('the edge of a field can be seen', () => {
    for (const ground of ['surface', 'lime']) expect(ratio('edge', ground)).toBeGreaterThanOrEqual(3)
  })
})

it('every hue has its night twin', () => {
  const night = colours(dark)
  const missing = [...colours(light).keys()].filter(name => name !== 'white' && !night.has(name))
  expect(missing).toEqual([])
})
