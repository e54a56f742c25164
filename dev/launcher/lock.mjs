import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'

/** When a process began, as the system tells it: a number used again by another program began later. */
function birth(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    if (process.platform === 'linux') return undefined
    return (
      spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined
    )
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Takes a lock that ends with this process, however it ends.
 * @returns `{ free }` with what gives it back, and whether a killed holder left it; or `{ holder }`, who has it.
 */
export function claim(file, details = {}) {
  mkdirSync(dirname(file), { recursive: true })
  const mine = { pid: process.pid, birth: birth(process.pid), ...details }
  let leftOver = false
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx' })
      const free = () => {
        if (read(file)?.pid === process.pid) rmSync(file, { force: true })
      }
      process.on('exit', free)
      return { free, leftOver }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = read(file)
    const alive = holder && birth(holder.pid) !== undefined && birth(holder.pid) === holder.birth
    if (alive) return { holder }
    // Moved away, not deleted: of two who find it stale, only one succeeds.
    leftOver = true
    const stale = `${file}.${process.pid}`
    try {
      renameSync(file, stale)
      rmSync(stale, { force: true })
    } catch {
      // The other was quicker.
    }
  }
  throw new Error(`The lock ${file} cannot be taken.`)
}

/** Takes a lock, waiting for whoever has it; `waiting` is called once when it has to. */
export async function claimWhenFree(file, waiting = () => undefined) {
  for (let first = true; ; first = false) {
    const { free } = claim(file)
    if (free) return free
    if (first) waiting()
    await new Promise(go => setTimeout(go, 250))
  }
}
