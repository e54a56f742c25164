// `npm run test:services`: what only real servers prove, a Redis and a virus scanner. It fails where they are missing.
import process from 'node:process'
import { ensureInstalled } from './launcher/install.mjs'
import { readTypeScript } from './launcher/preflight.mjs'
import { checkNode, ROOT } from './launcher/settings.mjs'

checkNode()
process.chdir(ROOT)
await ensureInstalled()
await readTypeScript()
const { runServiceTests } = await import('./tests/services.ts')
await runServiceTests()
