import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import { decode, type JWT } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { database } from '@/db/client'
import { closeSession } from '@/lib/accounts/commands/session'
import { signIn } from '@/lib/accounts/commands/sign-in'
import { absoluteCallback, safeCallback } from '@/lib/accounts/domain/callback'
import { DEVICE_COOKIE, DEVICE_SECONDS, SIGN_UP_COOKIE } from '@/lib/accounts/domain/cookies'
import { preferredLocale } from '@/lib/accounts/domain/entrance'
import { signInSchema } from '@/lib/accounts/schemas/sign-in'
import { DRAFT_COOKIE } from '@/lib/bookings/queries/draft'
import { currentActor, setHint, setPrivateCookie } from '@/lib/core/auth'
import { env, tellNextAuth } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { clientIp } from '@/lib/core/ip'
import { log } from '@/lib/core/log'
import { slideSession } from '@/lib/core/session-row'
import {
  cookieScope,
  HINT_COOKIE,
  privateCookieScope,
  readSession,
  SESSION_SECONDS,
  sessionCookieName,
  usesHttps,
} from '@/lib/core/session-token'
import { QUOTE_DRAFT_COOKIE } from '@/lib/quotes/queries/draft'
import { now } from '@/lib/time/clock'

type Entered = Awaited<ReturnType<typeof signIn>>

/** The same door as the sign-in form: same schema, limits, session row and cookies. */
async function authorize(typed: Record<string, string> | undefined, userAgent: string | null) {
  const parsed = signInSchema.safeParse(typed ?? {})
  if (!parsed.success) throw new AppError('auth.invalid_credentials')
  const { email, password, code } = parsed.data
  const device = (await cookies()).get(DEVICE_COOKIE)?.value
  const origin = { ip: await clientIp(), userAgent }
  const earlier = await currentActor()
  const entered = await signIn(database(), { email, password, code, device, ...origin }, now())
  // The session this browser had before, maybe of another account, ends: its cookie is about to be written over.
  if (earlier.kind === 'user') await closeSession(database(), earlier.sessionId, now())
  await setPrivateCookie(DEVICE_COOKIE, entered.device, DEVICE_SECONDS)
  await setHint(entered.user.role)
  return { id: entered.user.id, entered }
}

/** Next-auth puts an error's text into the address of the sign-in page: only codes get there, and minutes. */
async function refuse(error: unknown): Promise<never> {
  if (error instanceof AppError) {
    const minutes = error.params?.minutes
    throw new Error(minutes === undefined ? error.code : `${error.code}.${minutes}`)
  }
  log.error({ err: error }, 'sign-in failed')
  throw new Error('unexpected')
}

const provider = CredentialsProvider({
  name: 'Khadamat',
  credentials: { email: {}, password: {}, code: {} },
  authorize: (typed, request) =>
    authorize(typed, String(request.headers?.['user-agent'] ?? '') || null).catch(refuse),
})

function options(locale: 'fr' | 'ar'): NextAuthOptions {
  const signInPage = `/${locale}/sign-in`
  return {
    secret: env().NEXTAUTH_SECRET,
    providers: [provider],
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: usesHttps(),
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: privateCookieScope(SESSION_SECONDS),
      },
    },
    pages: { signIn: signInPage, signOut: signInPage, error: signInPage },
    jwt: {
      // A revoked session is no session here either; one that counts gets a new cookie, so it has been seen.
      decode: async params => {
        const session = await readSession(params.token)
        const claims = session && (await slideSession(database(), session.sessionId, now()))
        return claims ? { ...(await decode(params)), ...claims } : null
      },
    },
    callbacks: {
      jwt: ({ token, user }) => {
        const entered = (user as { entered?: Entered } | undefined)?.entered
        if (!entered) return token
        const { id, role, firstName } = entered.user
        return { sid: entered.sessionId, sub: id, role, name: firstName }
      },
      session: ({ session, token }) => ({
        expires: session.expires,
        user: { id: token.sub, name: token.name, role: token.role },
      }),
      redirect: ({ url, baseUrl }) => absoluteCallback(url, baseUrl, `/${locale}`),
    },
    events: {
      signOut: async ({ token }: { token: JWT | null }) => {
        if (typeof token?.sid === 'string') await closeSession(database(), token.sid, now())
      },
    },
    logger: {
      error: (code, detail) => {
        // A cookie that ran out or was revoked is everyday life.
        if (code === 'JWT_SESSION_ERROR') return
        log.error({ code, err: detail instanceof Error ? detail : undefined }, 'next-auth')
      },
      warn: code => log.warn({ code }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

type Context = { params: Promise<{ nextauth: string[] }> }
type Handler = (request: NextRequest, context: Context) => Promise<Response>

/** Next-auth makes way backs absolute; our sign-in page takes local paths only. */
function toSignIn(request: NextRequest, locale: 'fr' | 'ar'): Response {
  const query = new URLSearchParams()
  const back = safeCallback(request.nextUrl.searchParams.get('callbackUrl'))
  const error = request.nextUrl.searchParams.get('error')
  if (back) query.set('callbackUrl', back)
  if (error) query.set('error', error.slice(0, 100))
  return new Response(null, { status: 302, headers: { Location: `/${locale}/sign-in?${query}` } })
}

/** Where next-auth takes the session back, the menu's hint goes too, and what its owner had typed. */
async function takeTracesAlong(response: Response): Promise<Response> {
  const ended = response.headers.getSetCookie().some(cookie => cookie.startsWith(`${sessionCookieName()}=;`))
  if (!ended) return response
  const jar = await cookies()
  jar.set(HINT_COOKIE, '', cookieScope(0))
  for (const name of [DRAFT_COOKIE, QUOTE_DRAFT_COOKIE, SIGN_UP_COOKIE]) await setPrivateCookie(name, '', 0)
  return response
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  tellNextAuth()
  const back = request.nextUrl.searchParams.get('callbackUrl')
  // Next-auth would answer 500 to an address it cannot read.
  if (back !== null && !URL.canParse(back, env().APP_URL)) return new Response(null, { status: 400 })
  const [jar, { nextauth }] = await Promise.all([cookies(), context.params])
  const locale = preferredLocale(jar.get('kh_locale')?.value, request.headers.get('accept-language'))
  if (request.method === 'GET' && nextauth[0] === 'signin') return toSignIn(request, locale)
  const auth = NextAuth(options(locale)) as Handler
  return takeTracesAlong(await auth(request, context))
}

export { handle as GET, handle as POST }
