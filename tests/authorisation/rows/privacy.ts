import { eq } from 'drizzle-orm'
import { quoteRequests } from '@/db/schema'
import { eachOwn } from '../gets'
import { actionRows } from '../rows'
import { mailOf, PASSWORD } from '../scene'
import { as, both } from '../stages'

export default actionRows('lib/privacy/actions.ts', {
  askExport: { by: 'client', gets: eachOwn(), form: () => ({ current: PASSWORD }) },
  eraseAccount: {
    by: 'client',
    // The address that is typed names one account: the same form in another's hands erases nothing.
    gets: eachOwn('erasure.email_differs', { client: 'done' }),
    stage: both(as('REJECTED'), (tx, { request }) =>
      tx.update(quoteRequests).set({ status: 'CLOSED' }).where(eq(quoteRequests.id, request)),
    ),
    form: scene => ({ current: PASSWORD, email: mailOf(scene.people.client) }),
  },
  changeNews: { by: 'client', gets: eachOwn(), form: () => ({ news: 'on' }) },
})
