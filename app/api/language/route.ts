import type { NextRequest } from 'next/server'
import { askedHost } from '@/lib/core/same-origin'
import { usesHttps } from '@/lib/core/session-token'
import { isLocale, routing } from '@/lib/i18n/routing'
import { switchPath } from '@/lib/i18n/switch-path'

/** The path the visitor stands on, when the browser says so and it is ours. */
function origin(request: NextRequest): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const from = new URL(referer)
  return from.host === askedHost(request.headers) ? from.pathname + from.search : '/'
}

/** The language switch without JavaScript: back to the same page in the other language, and remember it. */
export function GET(request: NextRequest): Response {
  const wanted = request.nextUrl.searchParams.get('to')
  const to = isLocale(wanted) ? wanted : routing.defaultLocale
  return new Response(null, {
    status: 303,
    headers: {
      Location: switchPath(origin(request), to),
      'Set-Cookie': `kh_locale=${to}; Path=/; Max-Age=31536000; SameSite=Lax${usesHttps() ? '; Secure' : ''}`,
      'Cache-Control': 'no-store',
    },
  })
}
