import type { TaskList } from 'graphile-worker'
import { bookingTasks } from '@/lib/bookings/jobs'
import { notificationTasks } from '@/lib/notifications/jobs'

/** Every job of every feature, by the name it is enqueued under. */
export const tasks: TaskList = { ...bookingTasks, ...notificationTasks }
