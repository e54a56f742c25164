import { adminOnly, sides } from '../gets'
import { actionRows } from '../rows'
import { as, ENDED, ended } from '../stages'

const disputed = as('COMPLETED', { starts: -180, values: { endedAt: ENDED }, dispute: true })

const NO = 'booking.not_allowed'
const complaint = 'Le robinet fuit toujours, rien n’a été réparé.'

export default actionRows('lib/disputes/actions.ts', {
  openDispute: {
    by: 'provider',
    gets: sides({ client: 'done', provider: 'done', admin: NO, shut: 'done' }),
    stage: ended,
    form: scene => ({ booking: scene.booking, kind: 'BADLY_DONE', statement: complaint }),
  },
  addStatement: {
    by: 'provider',
    gets: sides({ client: 'done', provider: 'done', admin: 'not_found', shut: 'done' }),
    stage: disputed,
    form: scene => ({ booking: scene.booking, statement: complaint }),
  },
  ruleDispute: {
    by: 'admin',
    gets: adminOnly,
    stage: disputed,
    form: scene => ({ booking: scene.booking, outcome: 'FOR_PROVIDER', refund: '', ruling: complaint }),
  },
})
