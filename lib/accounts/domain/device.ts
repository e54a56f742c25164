import Bowser from 'bowser'

/** A device as its owner would name it; null where the program says nothing that is known. */
export function deviceOf(userAgent: string | null): { browser: string; system: string } | null {
  if (!userAgent) return null
  const { browser, os } = Bowser.parse(userAgent)
  return browser.name ? { browser: browser.name, system: os.name ?? '' } : null
}
