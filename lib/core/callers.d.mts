type Headers = Record<string, string | string[] | undefined>
type Asking = { method?: string | undefined; headers: Headers }

export function plainAddress(text: string): string | null
export function callerAddress(headers: Headers, socketAddress: string | undefined, proxies: number): string
export function keepTrustedForwarding(headers: Headers, proxies: number): void
export function ownOrigins(env: {
  APP_URL?: string | undefined
  ALLOWED_ORIGINS?: string | undefined
}): string[]
export function isForeign(request: Asking, own: { origins: readonly string[]; sameHost: boolean }): boolean
