import { request } from 'node:http'

/**
 * The answer's status to a request on a connection of its own: a server that refuses a body hangs up, and a pool of
 * connections stumbles over that.
 */
export function statusAlone(
  url: URL,
  headers: Record<string, string>,
  { method = 'POST', body = 'x=1' } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent: false, headers }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
