import { missingServers } from './support/programs'

/** Vitest's global set-up: without its servers nothing here proves anything, so it fails and does not skip. */
export default function setup(): void {
  const missing = missingServers()
  if (missing.length > 0) throw new Error(missing.join('\n'))
}
