import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
]

/** Whether this program can be loaded here at all: a browser without its libraries cannot. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0
}

function playwrightsOwn(): string {
  try {
    return chromium.executablePath()
  } catch {
    return ''
  }
}

/** Our own folder, which nobody else may have put there or can write to. */
function isOurs(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat?.isDirectory() === true && stat.uid === process.getuid?.() && !(stat.mode & 0o022)
}

// The package unpacks into the system's temporary folder, under names that clash with those of other users
// and stay half-written when killed: its own process with its own TMPDIR, then a rename, prevents both.
const UNPACK = `
  const { default: chromium } = await import(process.argv[1])
  await chromium.executablePath()
`

// Its own list names folders of another machine. Without any font a text has no height, and nothing can be clicked.
const FONTS = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** The browser that comes by npm, unpacked with its libraries; a small script sets their path and starts it. */
async function unpackedFromNpm(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const version = createHash('sha256').update(entry).digest('hex').slice(0, 10)
  const folder = join(tmpdir(), `khadamat-chromium-${version}-${process.getuid?.() ?? 0}`)
  const script = join(folder, 'start')
  if (isOurs(folder) && runs(script)) return script
  const partial = mkdtempSync(`${folder}-`)
  await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', UNPACK, pathToFileURL(entry).href],
    {
      // Without this name it leaves out the libraries that a bare machine lacks.
      env: { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    },
  )
  writeFileSync(join(partial, 'fonts', 'fonts.conf'), FONTS)
  writeFileSync(
    join(partial, 'start'),
    '#!/bin/sh\nhere="$(dirname "$0")"\n' +
      'export LD_LIBRARY_PATH="$here/al2023/lib" FONTCONFIG_PATH="$here/fonts"\n' +
      'exec "$here/chromium" "$@"\n',
    { mode: 0o755 },
  )
  chmodSync(partial, 0o755)
  try {
    rmSync(folder, { recursive: true, force: true })
    renameSync(partial, folder)
  } catch {
    // Another test run was quicker, or the name belongs to somebody else.
    return join(partial, 'start')
  }
  return script
}

let found: Promise<string> | undefined

async function find(): Promise<string> {
  const explicit = process.env.BROWSER_PATH
  if (explicit) {
    if (runs(explicit)) return explicit
    throw new Error(`BROWSER_PATH=${explicit} does not run here.`)
  }
  const present = [playwrightsOwn(), ...SYSTEM].find(path => path !== '' && runs(path))
  if (present) return present
  const unpacked = await unpackedFromNpm()
  if (runs(unpacked)) return unpacked
  throw new Error('No browser runs here. Install Chromium, or give the path of one by BROWSER_PATH.')
}

/** A Chromium that runs on this machine: the one asked for, Playwright's, the system's, else the one from npm. */
export function browserExecutable(): Promise<string> {
  found ??= find()
  return found
}

/** What Playwright's `launch` takes; all of it works as root and in a container. */
export async function launchOptions(): Promise<{ executablePath: string; headless: true; args: string[] }> {
  return {
    executablePath: await browserExecutable(),
    headless: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-extensions',
      '--no-first-run',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
    ],
  }
}
