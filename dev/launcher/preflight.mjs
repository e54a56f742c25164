// What must be known before anything is installed: plain JavaScript, only what Node.js brings.
import { join } from 'node:path'
import process from 'node:process'
import { ensureInstalled } from './install.mjs'
import { claim } from './lock.mjs'
import { portProblem } from './ports.mjs'
import { giveUp } from './say.mjs'
import { checkNode, ROOT, readSettings } from './settings.mjs'

const PATIENCE_AFTER_KILL_MS = 10_000

function takeDataDir({ dataDir, port, appUrl }) {
  let claimed
  try {
    claimed = claim(join(dataDir, 'launcher.lock'), { port, appUrl })
  } catch (error) {
    if (!error.code) throw error
    giveUp(
      `The data folder ${dataDir} cannot be written to (${error.code}); it may belong to another user.\n` +
        'Start as that user, remove the folder, or choose another with KHADAMAT_DATA_DIR.',
    )
  }
  const { holder } = claimed
  if (holder) {
    giveUp(
      `Khadamat already runs on the data folder ${dataDir}: ${holder.appUrl}, port ${holder.port}, process ${holder.pid}.\n` +
        'Stop it first, or give this one its own PORT, DEV_SERVICES_PORT and KHADAMAT_DATA_DIR.',
    )
  }
  return claimed.leftOver
}

/** Checks all that could fail, before any lengthy work; then installs and makes TypeScript readable. */
export async function preflight() {
  checkNode()
  process.chdir(ROOT)
  const settings = readSettings()
  const afterKill = takeDataDir(settings)
  const patience = afterKill ? PATIENCE_AFTER_KILL_MS : 0
  for (const [name, port] of [
    ['PORT', settings.port],
    ['DEV_SERVICES_PORT', settings.servicesPort],
  ]) {
    const host = name === 'PORT' ? settings.host : '127.0.0.1'
    const problem = await portProblem(name, port, host, patience)
    if (problem) giveUp(problem)
  }
  await ensureInstalled()
  await readTypeScript()
  return settings
}

/** From here on `import()` reads TypeScript too. */
export async function readTypeScript() {
  const { register } = await import('tsx/esm/api')
  register()
}
