import { Complaint } from '../complaint'
import { giveUp, say } from './say.mjs'
import type { Settings } from './settings.mjs'
import { Shutdown } from './shutdown'
import { type Site, startSite } from './site'

const PASSWORD = 'Khadamat-Demo-2026'
const ACCOUNTS = [
  ['client', 'client@khadamat.example'],
  ['provider', 'provider@khadamat.example'],
  ['administrator', 'admin@khadamat.example'],
]

function welcome(settings: Settings, site: Site, seconds: string): void {
  const accounts = ACCOUNTS.map(([role = '', address]) => `    ${role.padEnd(14)} ${address}`)
  say(
    [
      '',
      `  Khadamat is ready (${seconds} s):  ${settings.appUrl}/fr   ${settings.appUrl}/ar`,
      `  Mailbox:                  http://localhost:${settings.servicesPort}/mail`,
      '',
      `  Demo accounts, password ${PASSWORD}:`,
      ...accounts,
      '',
      `  Data and logs: ${settings.dataDir}`,
      settings.databaseUrl ? '  Database: the one of DATABASE_URL' : `  Database: ${site.databaseUrl}`,
      '  Stop with Ctrl-C.',
      '',
    ].join('\n'),
  )
}

/** Starts everything, tells where it is, and stays until it is told to stop. */
export async function run(mode: 'demo' | 'dev', settings: Settings): Promise<void> {
  const shutdown = new Shutdown()
  shutdown.listen()
  const failed = async (error: unknown) => {
    // Stopping makes what was being started fail: that is no news.
    if (shutdown.begun) return
    await shutdown.end()
    if (error instanceof Complaint) giveUp(error.message)
    throw error
  }
  try {
    const site = await startSite(mode, settings, shutdown)
    if (shutdown.begun) return
    welcome(settings, site, process.uptime().toFixed(1))
    site.ended.then(reason => failed(new Complaint(reason)))
  } catch (error) {
    await failed(error)
  }
}
