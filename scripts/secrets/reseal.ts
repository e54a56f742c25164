// `npm run secrets:reseal`: seals with the first key of the ring what an older one has sealed. `-- --dry-run` only counts.
import { closeDatabase, database } from '@/db/client'
import { resealAll } from './run'

const dryRun = process.argv.includes('--dry-run')
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

const done = await resealAll(database(), { dryRun, signal: stop.signal })
for (const { name, counts } of done.kinds) {
  const { resealed, current, missing } = counts
  const verb = dryRun ? 'to seal anew' : 'sealed anew'
  console.log(
    `${name}: ${resealed} ${verb}, ${current} up to date${missing ? `, ${missing} without bytes` : ''}`,
  )
}
for (const { key, kind, ids } of done.unreadable) {
  console.error(
    `${kind}: ${ids.length} sealed with key ${key}, which is not in ENCRYPTION_KEYS. Nothing was changed.`,
  )
  console.error(`  Put that key back at the end of the list. First of them: ${ids.slice(0, 5).join(', ')}`)
}
if (done.stopped) console.error('Stopped. What is done is done; run it again for the rest.')
await closeDatabase()
process.exitCode = done.unreadable.length > 0 || done.stopped ? 1 : 0
