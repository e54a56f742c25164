import { readFileSync } from 'node:fs'
import { commandLine } from '../postgres/processes'
import { say } from './say.mjs'

type Closer = { name: string; close: (now: boolean) => Promise<void> | void }

const WATCH_MS = 500
// Ctrl-C reaches us from the terminal and once more through npm: that is one wish, not two.
const SAME_WISH_MS = 1_000

/** Remembers what was started and stops it in the reverse order, once. */
export class Shutdown {
  private readonly closers: Closer[] = []
  private ending: Promise<void> | undefined

  /** Adds something to stop; the last added stops first. Returns what takes it off again. */
  add(name: string, close: Closer['close']): () => void {
    const closer = { name, close }
    this.closers.push(closer)
    return () => {
      const at = this.closers.indexOf(closer)
      if (at >= 0) this.closers.splice(at, 1)
    }
  }

  get begun(): boolean {
    return this.ending !== undefined
  }

  /** Stops everything; what fails to stop is named and does not keep the rest from stopping. */
  end(now = false): Promise<void> {
    this.ending ??= this.closeAll(now)
    return this.ending
  }

  private async closeAll(now: boolean): Promise<void> {
    // Each stays on the list until it has stopped, within reach of a second signal.
    for (let closer = this.closers.at(-1); closer; closer = this.closers.at(-1)) {
      try {
        await closer.close(now)
      } catch (error) {
        process.stderr.write(
          `${closer.name} did not stop: ${error instanceof Error ? error.message : error}\n`,
        )
      }
      const at = this.closers.indexOf(closer)
      if (at >= 0) this.closers.splice(at, 1)
    }
  }

  /** Ctrl-C, a terminate signal, a closed terminal or a killed npm stop everything; a second signal does so by force. */
  listen(): void {
    const remaining = this.closers
    let first = 0
    const onSignal = () => {
      if (this.begun) {
        if (performance.now() - first < SAME_WISH_MS) return
        for (const closer of [...remaining].reverse())
          Promise.resolve(closer.close(true)).catch(() => undefined)
        setTimeout(() => process.exit(1), 300)
        return
      }
      first = performance.now()
      say('\nStopping…')
      this.end().then(() => process.exit(0))
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
    whenNpmIsGone(() => {
      if (!this.begun) onSignal()
    })
  }
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/**
 * Under `npm run`, a killed npm leaves us behind unseen, holding the ports. Its process is our parent,
 * or our grandparent where the shell it starts us with stays in between.
 */
function whenNpmIsGone(act: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return
  const parent = process.ppid
  const behindShell = /^\S*sh -c /.test(commandLine(parent))
  const npm = behindShell ? parentOf(parent) : parent
  const timer = setInterval(() => {
    const gone = process.ppid !== parent || (behindShell && parentOf(parent) !== npm)
    if (!gone) return
    clearInterval(timer)
    act()
  }, WATCH_MS)
  timer.unref()
}
