import { refresh as refreshRouter, unstable_cache, updateTag } from 'next/cache'

/** Tags of what public pages keep. A command's action refreshes them. */
export const tags = {
  catalogue: 'catalogue',
  places: 'places',
  provider: (slug: string) => `provider:${slug}`,
  listings: 'listings',
  policy: 'policy',
} as const

const HOUR = 3600

/**
 * Keeps a query's answer for public pages, under tags. The answer must be plain JSON.
 * @param seconds how old it may become when no tag refreshes it
 */
export function kept<Args extends (string | number | null)[], Answer>(
  name: string,
  query: (...args: Args) => Promise<Answer>,
  tagsOf: (...args: Args) => string[],
  seconds = HOUR,
): (...args: Args) => Promise<Answer> {
  return (...args) =>
    unstable_cache(() => query(...args), [name, ...args.map(String)], {
      tags: tagsOf(...args),
      revalidate: seconds,
    })()
}

/** Makes the pages that show these things fresh for the very next reader. Only inside an action. */
export function refresh(changed: readonly string[]): void {
  for (const tag of changed) updateTag(tag)
}

/** Sends the current page's fresh data back with the action's answer. Only inside an action. */
export function reloadPage(): void {
  refreshRouter()
}
