import { expect, test } from 'vitest'
import { fileType } from './signature'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )

test('a file is what its first bytes say', () => {
  expect(fileType(bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'))).toBe('image/jpeg')
  expect(fileType(bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], 'IHDR'))).toBe('image/png')
  expect(fileType(bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 '))).toBe('image/webp')
  expect(fileType(bytes('%PDF-1.7\n'))).toBe('application/pdf')
})

test('what could run in a browser, or only looks like a picture, is nothing', () => {
  for (const text of [
    '<svg xmlns="',
    '<!doctype html>',
    'GIF89a',
    'RIFF....WAVEfmt ',
    ' %PDF-1.7',
    'MZ',
    '',
  ]) {
    expect(fileType(bytes(text)), text).toBeNull()
  }
  // HEIC: `ftypheic`
  expect(fileType(bytes([0, 0, 0, 0x18], 'ftypheic'))).toBeNull()
})
