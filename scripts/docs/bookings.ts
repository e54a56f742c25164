import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bookingStatesPage } from './booking-states'

writeFileSync(fileURLToPath(new URL('../../docs/booking-states.md', import.meta.url)), bookingStatesPage())
