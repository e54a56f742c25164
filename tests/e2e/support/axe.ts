import type { Page } from '@playwright/test'
import axe from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  // Through the browser's own door: the page's policy forbids scripts from elsewhere.
  await page.evaluate(axe.source)
  return page.evaluate(async tags => {
    const { axe: engine } = window as unknown as { axe: typeof axe }
    const { violations: found } = await engine.run(document, { runOnly: tags, resultTypes: ['violations'] })
    return found.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, html, any }) =>
          `${id}: ${target.join(' ')} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`,
      ),
    )
  }, TAGS)
}
