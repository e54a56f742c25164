import { localSecrets } from './secrets'
import type { Settings } from './settings.mjs'

export type Mode = 'demo' | 'dev' | 'test'

/**
 * What the application reads from its environment here. A demo and a test are production builds that say
 * they are none, so that the application lets them talk to the stand-ins; their mail never leaves the machine.
 */
export function appEnvironment(mode: Mode, settings: Settings, databaseUrl: string): NodeJS.ProcessEnv {
  const own = localSecrets(settings.dataDir)
  const realSms = mode === 'dev' && process.env.SMS_ACCOUNT
  const realMail = mode === 'dev' && process.env.RESEND_API_KEY
  return {
    ...process.env,
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    KHADAMAT_ENV: mode === 'dev' ? 'local' : mode,
    KHADAMAT_DATA_DIR: settings.dataDir,
    PORT: String(settings.port),
    HOST: settings.host,
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || own.NEXTAUTH_SECRET,
    ENCRYPTION_KEYS: process.env.ENCRYPTION_KEYS || own.ENCRYPTION_KEYS,
    METRICS_TOKEN: process.env.METRICS_TOKEN || own.METRICS_TOKEN,
    RESEND_API_KEY: realMail || own.RESEND_API_KEY,
    RESEND_WEBHOOK_SECRET: realMail ? process.env.RESEND_WEBHOOK_SECRET : own.RESEND_WEBHOOK_SECRET,
    RESEND_BASE_URL: realMail ? process.env.RESEND_BASE_URL : `http://127.0.0.1:${settings.servicesPort}`,
    ...(realSms
      ? {}
      : {
          SMS_VENDOR: 'twilio',
          SMS_ACCOUNT: 'AClocal',
          SMS_SECRET: 'local',
          SMS_BASE_URL: `http://127.0.0.1:${settings.servicesPort}/sms/twilio`,
        }),
    DEV_SERVICES_PORT: String(settings.servicesPort),
    ROLE: process.env.ROLE || 'all',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
