import { startJobRunner } from '@/lib/core/jobs/runner'

// A worker that takes a job and never ends it, to be killed by the test that started it.
startJobRunner({
  count: () => {
    process.send?.('taken')
    return new Promise(() => undefined)
  },
})
