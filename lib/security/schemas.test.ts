import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseReports } from './schemas'

const OLD = {
  'csp-report': {
    'document-uri': 'https://khadamat.ma/fr',
    'violated-directive': 'script-src-elem',
    'effective-directive': 'script-src-elem',
    'blocked-uri': 'https://evil.example/x.js',
    'status-code': 200,
  },
}
const NEW = [
  {
    type: 'csp-violation',
    age: 3,
    url: 'https://khadamat.ma/fr',
    body: {
      documentURL: 'https://khadamat.ma/fr',
      effectiveDirective: 'img-src',
      blockedURL: 'data',
      sample: '',
    },
  },
  { type: 'deprecation', body: { id: 'x' } },
]

test('both formats are understood, and what is none of them is left out', () => {
  expect(parseReports(OLD)).toEqual([
    { directive: 'script-src-elem', blocked: 'https://evil.example/x.js', page: 'https://khadamat.ma/fr' },
  ])
  expect(parseReports(NEW)).toEqual([
    { directive: 'img-src', blocked: 'data', page: 'https://khadamat.ma/fr' },
  ])
  const firefox = { 'csp-report': { ...OLD['csp-report'], 'effective-directive': undefined } }
  expect(parseReports(firefox)?.[0]?.directive).toBe('script-src-elem')
  for (const other of [null, 1, 'x', {}, { 'csp-report': null }, { 'csp-report': 'x' }]) {
    expect(parseReports(other)).toBeNull()
  }
})

test('no JSON makes it fail', () => {
  fc.assert(fc.property(fc.jsonValue(), value => void parseReports(value)))
  fc.assert(fc.property(fc.jsonValue(), value => void parseReports({ 'csp-report': value })))
  fc.assert(fc.property(fc.jsonValue(), value => void parseReports([{ type: 'csp-violation', body: value }])))
})
