/** A browser's cookies, as far as a test needs them: what the site sets it sends back. */
export class Jar {
  readonly #kept = new Map<string, string>()
  /** Every `Set-Cookie` it has seen. */
  readonly seen: string[] = []

  constructor(start: Record<string, string> = {}) {
    for (const [name, value] of Object.entries(start)) this.#kept.set(name, value)
  }

  take(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      this.seen.push(line)
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#kept.delete(name)
      else this.#kept.set(name, value)
    }
    return response
  }

  get(name: string): string | undefined {
    return this.#kept.get(name)
  }

  get header(): string {
    return [...this.#kept].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}
