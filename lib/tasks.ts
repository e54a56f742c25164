import type { TaskList } from 'graphile-worker'
import { bookingTasks } from '@/lib/bookings/jobs'

/** Every job of every feature, by the name it is enqueued under. */
export const tasks: TaskList = { ...bookingTasks }
