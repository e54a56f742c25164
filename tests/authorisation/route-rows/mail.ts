import { unsubscribeToken } from '@/lib/notifications/unsubscribe'
import { statuses } from '../gets'
import { routeRows } from '../rows'
import type { Scene } from '../scene'

const call = ({ people }: Scene) => {
  const token = unsubscribeToken(people.client.userId, 'review_email') ?? ''
  return { path: `/api/unsubscribe/${token}`, params: { token }, body: 'List-Unsubscribe=One-Click' }
}

/** The address is the key, whoever opens it: a mail program has no session. */
export default routeRows('app/api/unsubscribe/[token]/route.ts', {
  POST: { by: 'client', gets: statuses(200), writes: true, call },
  GET: {
    by: 'client',
    gets: statuses(303),
    call: scene => {
      const { path, params } = call(scene)
      return { path, params }
    },
  },
})

/** By the vendor's signature: no person's session opens it. Without a secret there is no such address. */
export const webhook = routeRows('app/api/resend/webhook/route.ts', {
  POST: { by: 'admin', gets: statuses(404), call: () => ({ path: '/api/resend/webhook', body: '{}' }) },
})
