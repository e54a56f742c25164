import { ownAddress } from './site'

export type Answer = { path: string; status: number; at: number; text: string }

/** Asks for pages, one after the other and several at a time, until stopped. A lost connection has the status 0. */
export function constantLoad(url: string, paths: readonly string[]) {
  const answers: Answer[] = []
  let running = true
  const ask = async (path: string) => {
    while (running) {
      const headers = { 'x-forwarded-for': ownAddress() }
      const answer = await fetch(new URL(path, url), { headers }).then(
        async response => ({ status: response.status, text: await response.text() }),
        () => ({ status: 0, text: '' }),
      )
      answers.push({ path, at: performance.now(), ...answer })
      // Light: a few requests a second, as people read.
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
  const loops = paths.map(ask)
  return {
    answers,
    async stop() {
      running = false
      await Promise.all(loops)
    },
  }
}
