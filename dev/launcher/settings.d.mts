export type Settings = {
  port: number
  servicesPort: number
  dataDir: string
  host: string
  appUrl: string
  databaseUrl: string | undefined
}
export const ROOT: string
export function checkNode(version?: string): void
export function readSettings(): Settings
