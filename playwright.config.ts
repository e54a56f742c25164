import { defineConfig } from '@playwright/test'
import { launchOptions } from './tests/support/browser'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const desktop = { viewport: { width: 1280, height: 900 } }

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/support/start-site.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    // A browser far away: it must not convert a single time.
    timezoneId: 'Asia/Tokyo',
    locale: 'fr-MA',
    launchOptions: await launchOptions(),
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
  },
  projects: [
    // What both widths must show.
    { name: 'phone', testMatch: '**/both/*.spec.ts', use: phone },
    { name: 'desktop', testMatch: '**/both/*.spec.ts', use: desktop },
    // What does not depend on the width.
    { name: 'site', testMatch: '**/site/*.spec.ts', use: desktop },
  ],
})
