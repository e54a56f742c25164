import { isIP } from 'node:net'
import { dirname, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { giveUp } from './say.mjs'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const OLDEST_NODE = [20, 9]

/** Ends with a clear message on a Node.js too old for what we install. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  giveUp(`Khadamat needs Node.js ${OLDEST_NODE.join('.')} or later; this is ${version}.`)
}

function port(name, fallback) {
  const given = process.env[name]
  const value = given ? Number(given) : fallback
  if (!Number.isInteger(value) || value < 1 || value > 65_535) {
    giveUp(`${name} is not a port number (1 to 65535).`)
  }
  return value
}

/** What the person chose by environment variables, with the defaults. */
export function readSettings() {
  const settings = {
    port: port('PORT', 3000),
    servicesPort: port('DEV_SERVICES_PORT', 3900),
    dataDir: resolve(ROOT, process.env.KHADAMAT_DATA_DIR || '.data'),
    // Some shells set HOST to the machine's name: only an address is meant for us.
    host: isIP(process.env.HOST ?? '') ? process.env.HOST : '127.0.0.1',
    databaseUrl: process.env.DATABASE_URL || undefined,
  }
  if (settings.port === settings.servicesPort) giveUp('PORT and DEV_SERVICES_PORT must differ.')
  return { ...settings, appUrl: process.env.APP_URL || `http://localhost:${settings.port}` }
}
