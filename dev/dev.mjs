// `npm run dev`: everything on this machine, rebuilt as sources change.
import { preflight } from './launcher/preflight.mjs'

const settings = await preflight()
const { run } = await import('./launcher/run.ts')
await run('dev', settings)
