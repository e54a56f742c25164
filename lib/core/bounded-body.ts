/**
 * Reads a body up to a limit, whatever its header claims about its length.
 * @returns null when there is more; the rest is not read
 */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Buffer | null> {
  if (!body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks, size)
    size += value.byteLength
    if (size > most) {
      await reader.cancel().catch(() => undefined)
      return null
    }
    chunks.push(value)
  }
}
