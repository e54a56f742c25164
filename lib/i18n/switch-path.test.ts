import { describe, expect, it } from 'vitest'
import { switchPath } from './switch-path'

describe('the same page in the other language', () => {
  it('keeps path, query and fragment', () => {
    expect(switchPath('/fr', 'ar')).toBe('/ar')
    expect(switchPath('/fr/search?q=fuite%20d%E2%80%99eau&city=fes#top', 'ar')).toBe(
      '/ar/search?q=fuite%20d%E2%80%99eau&city=fes#top',
    )
    expect(switchPath('/ar?x=1', 'fr')).toBe('/fr?x=1')
  })

  it('never leads off the site', () => {
    for (const path of ['//evil.example/fr', 'https://evil.example/fr', '/frantz', '/', '', '/\\evil'])
      expect(switchPath(path, 'ar')).toBe('/ar')
  })
})
