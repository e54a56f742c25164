// `npm test`: everything that must hold, whatever is installed so far. `npm test -- unit browser`: only those stages.
import process from 'node:process'
import { ensureInstalled } from './launcher/install.mjs'
import { readTypeScript } from './launcher/preflight.mjs'
import { checkNode, ROOT } from './launcher/settings.mjs'

checkNode()
process.chdir(ROOT)
await ensureInstalled()
await readTypeScript()
const { runTests } = await import('./tests/run.ts')
await runTests(process.argv.slice(2))
