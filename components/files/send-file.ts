import type { ErrorParams } from '@/lib/core/errors'

export type Sent = { id: string } | { code: string; params?: ErrorParams }

/** The answer of the upload route; `offline` when there was none. */
function read(request: XMLHttpRequest): Sent {
  if (request.status === 413) return { code: 'files.too_large' }
  const body = request.response as {
    data?: { id?: string }
    error?: { code?: string; details?: { seconds?: number } | null }
  } | null
  if (body?.data?.id) return { id: body.data.id }
  const code = body?.error?.code
  if (!code) return { code: 'offline' }
  const seconds = body.error?.details?.seconds
  return seconds === undefined ? { code } : { code, params: { minutes: Math.ceil(seconds / 60) } }
}

/** Sends one file. `fetch` cannot say how far an upload is, so this is the older way. */
export function sendFile(kind: string, file: File, onPercent: (percent: number) => void): Promise<Sent> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/files?kind=${kind}`)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onPercent(Math.round((loaded / total) * 100))
    request.onload = () => resolve(read(request))
    // The server hangs up on what is too large while the browser still sends: that looks like a broken line.
    request.onerror = () => resolve({ code: 'offline' })
    request.onabort = request.onerror
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.send(file)
  })
}

/** Tells the server that an upload is not wanted. If it does not hear, it forgets the file in a day. */
export function takeBack(id: string): void {
  fetch(`/api/files/${id}`, { method: 'DELETE', keepalive: true }).catch(() => undefined)
}
