import { bookingTasks } from '@/lib/bookings/jobs'
import { startJobRunner } from '@/lib/core/jobs/runner'
import { setClock } from '@/lib/time/clock'

// A worker as the product starts it, at a time that the test sets; to be killed by it.
const at = new Date(process.env.TEST_NOW ?? '')
setClock(() => at)
startJobRunner(bookingTasks)
process.send?.('started')
