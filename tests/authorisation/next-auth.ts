import { routeRows } from './rows'

const everybody = (status: number) => ({
  visitor: status,
  otherClient: status,
  client: status,
  otherProvider: status,
  provider: status,
  admin: status,
  suspended: status,
  revoked: status,
})

/** Next-auth reads the request in its own way, so its doors are tried on the built site. */
export const NEXT_AUTH = routeRows('app/api/auth/[...nextauth]/route.ts', {
  // Each browser is told of its own session and no other.
  GET: { by: 'client', gets: everybody(200), call: () => ({ path: '/api/auth/session' }) },
  // Without next-auth's own token a right password opens nothing.
  POST: {
    by: 'client',
    gets: everybody(302),
    call: () => ({
      path: '/api/auth/callback/credentials',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=client%40khadamat.example&password=Khadamat-Demo-2026',
    }),
  },
})
