export type FileType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((byte, index) => bytes[at + index] === byte)

const letters = (text: string) => [...text].map(letter => letter.charCodeAt(0))

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]
const PDF = letters('%PDF-')
const RIFF = letters('RIFF')
const WEBP = letters('WEBP')

/**
 * What a file is by its first bytes. Its name and the type the browser claims are the sender's words and count for
 * nothing. Null for all that we do not take, HEIC among it: our decoder cannot read it, and phones convert it
 * when asked for a JPEG.
 */
export function fileType(bytes: Uint8Array): FileType | null {
  if (startsWith(bytes, JPEG)) return 'image/jpeg'
  if (startsWith(bytes, PNG)) return 'image/png'
  if (startsWith(bytes, RIFF) && startsWith(bytes, WEBP, 8)) return 'image/webp'
  return startsWith(bytes, PDF) ? 'application/pdf' : null
}
