const KEY = 'kh_heart'

/**
 * The heart a visitor tapped before signing in. It lives in this tab only, so that no link of somebody else can set
 * one: coming back, the page sends the same form as a tap does.
 */
export function keepHeart(slug: string): void {
  try {
    sessionStorage.setItem(KEY, slug)
  } catch {
    // Without storage the tap leads to the sign-in and back, and is made once more there.
  }
}

export function takeHeart(): string | null {
  try {
    const slug = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return slug
  } catch {
    return null
  }
}
