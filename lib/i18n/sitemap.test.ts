import { expect, test } from 'vitest'
import { sitemapIndexXml, sitemapXml } from './sitemap'

const ORIGIN = 'https://khadamat.example'
const count = (text: string, part: string) => text.split(part).length - 1

test('each page stands once per language, and each of them names both and the default', () => {
  const xml = sitemapXml(ORIGIN, [{ path: '' }, { path: '/providers/youssef', changed: '2026-11-20' }])
  expect(count(xml, '<url>')).toBe(4)
  expect(xml).toContain(
    '<loc>https://khadamat.example/ar/providers/youssef</loc><lastmod>2026-11-20</lastmod>',
  )
  expect(xml).toContain('<loc>https://khadamat.example/fr</loc><xhtml:link')
  for (const tag of ['fr-MA', 'ar-MA', 'x-default']) expect(count(xml, `hreflang="${tag}"`)).toBe(4)
})

test('no address can end the document', () => {
  const xml = sitemapXml(ORIGIN, [{ path: '/search?a=1&b="<x>\'' }])
  expect(xml).not.toMatch(/&(?!#\d+;)/)
  expect(xml).not.toContain('<x>')
})

test('the index lists its parts by whole addresses', () => {
  const xml = sitemapIndexXml(ORIGIN, ['/sitemaps/pages.xml', '/sitemaps/providers-0.xml'])
  expect(count(xml, '<sitemap>')).toBe(2)
  expect(xml).toContain('<loc>https://khadamat.example/sitemaps/providers-0.xml</loc>')
})
