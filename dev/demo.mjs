// `npm run demo`: everything on this machine, as it would run in production.
import { preflight } from './launcher/preflight.mjs'

const settings = await preflight()
const { run } = await import('./launcher/run.ts')
await run('demo', settings)
