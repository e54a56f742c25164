import { startJobRunner } from '@/lib/core/jobs/runner'
import { notificationTasks } from '@/lib/notifications/jobs'

// A worker as the product starts it, in a process of its own; to be killed by the test.
startJobRunner(notificationTasks)
process.send?.('started')
