import type { TaskList } from 'graphile-worker'

/** Every job of every feature, by the name it is enqueued under. */
export const tasks: TaskList = {}
