import 'server-only'
import { readBounded } from '@/lib/core/bounded-body'
import { MOST_FILE_BYTES } from './domain/kinds'

/** Room for the lines that a form wraps around its file. */
const WRAPPING_BYTES = 16 * 1024

/** The first file of a form; null when there is none, or the form cannot be read. */
async function fileOfForm(body: Buffer, type: string): Promise<Buffer | null> {
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } })
    .formData()
    .catch(() => null)
  const file = [...(form?.values() ?? [])].find(value => value instanceof File)
  return file ? Buffer.from(await file.arrayBuffer()) : null
}

/**
 * The bytes of an upload: the body itself, or the one file of a form.
 * @returns the code of the refusal instead: `files.too_large`, `files.empty`
 */
export async function receiveFile(request: Request): Promise<Buffer | 'files.too_large' | 'files.empty'> {
  const type = request.headers.get('content-type') ?? ''
  const isForm = type.toLowerCase().startsWith('multipart/form-data')
  const most = MOST_FILE_BYTES + (isForm ? WRAPPING_BYTES : 0)
  // Said beforehand, the body is left alone: hung up on in its middle, a browser would show a broken line.
  if (Number(request.headers.get('content-length')) > most) return 'files.too_large'
  const body = await readBounded(request.body, most)
  if (!body) return 'files.too_large'
  const file = isForm ? await fileOfForm(body, type) : body
  if (!file || file.byteLength === 0) return 'files.empty'
  return file.byteLength > MOST_FILE_BYTES ? 'files.too_large' : file
}
