import process from 'node:process'
import createNextIntlPlugin from 'next-intl/plugin'
import { ownOrigins } from './lib/core/callers.mjs'
import {
  cachedPageHeaders,
  cachedPageSources,
  commonHeaders,
  drawingHeaders,
  fileHeaders,
  immutableHeaders,
} from './lib/core/headers.mjs'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // scripts/serve.mjs does it.
  compress: false,
  reactStrictMode: true,
  // The check has its own step, and TypeScript 7 has no API for Next to call.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'pino',
    'prom-client',
    'graphile-worker',
    'pg',
    'postgres',
    '@node-rs/bcrypt',
    'sharp',
  ],
  images: { unoptimized: true },
  // The bench adds a bare page to measure against, in a build of its own.
  ...(process.env.KHADAMAT_BENCH
    ? { pageExtensions: ['tsx', 'ts', 'bench.tsx'], distDir: '.next-bench' }
    : {}),
  experimental: {
    serverActions: {
      bodySizeLimit: '256kb',
      // scripts/serve.mjs has refused everybody else by now; Next compares hosts and must not refuse ours.
      allowedOrigins: ownOrigins(process.env).map(origin => new URL(origin).host),
    },
    // Kept pages live in the process: on disk they would outlive the data they were made from.
    isrFlushToDisk: false,
  },
  async headers() {
    return [
      { source: '/:path*', headers: commonHeaders },
      ...cachedPageSources.map(source => ({ source, headers: cachedPageHeaders })),
      // After the policy of all pages: the last one counts.
      { source: '/api/files/:path*', headers: fileHeaders },
      { source: '/api/identity/:path*', headers: fileHeaders },
      { source: '/fonts/:path*', headers: immutableHeaders },
      { source: '/icons/:path*', headers: drawingHeaders },
      { source: '/zellige.svg', headers: drawingHeaders },
    ]
  },
}

export default withNextIntl(config)
