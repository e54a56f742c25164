/**
 * "Who may import whom", as data. Every file belongs to the first layer whose pattern it matches; a file
 * that matches none, and an import that its layer does not list, are errors. There is no list of exceptions:
 * what differs has a layer of its own.
 */
export type Layer = {
  name: string
  files: RegExp
  /** Layers it may import; `*` is all of them. */
  may: readonly string[]
  /** Layers it may import types of. */
  types?: readonly string[]
  /** Packages it may import; without this, any that is not reserved below. */
  packages?: RegExp
  /** Packages it may not import. */
  without?: RegExp
  /** Other files of the same layer only inside one feature. */
  ownFeatureOnly?: boolean
}

const PURE = ['domain', 'pure core', 'time']
/** Libraries that only compute. */
const PURE_PACKAGES = /^(libphonenumber-js|otpauth|bowser)$/
const EVERYWHERE = [...PURE, 'locale', 'fields']
const CORE = ['core', 'environment']
/** What server code of a feature stands on. */
const SERVER = ['pool', ...CORE, 'clock', ...EVERYWHERE]
/** The framework's request side: what would tie a rule to a browser that waits. */
const NEXT = /^(next|next-intl|next-auth)$/
const DATA_ACCESS = /^(drizzle-orm|postgres|pg|graphile-worker)$/
const WAITS_FOR_NO_REQUEST = /^(next|next-auth)$/

export const LAYERS: readonly Layer[] = [
  // What stands outside the application: it may import anything, nothing imports it (see IMPORTED_BY).
  { name: 'tests', files: /(^tests\/|\.test\.tsx?$|^(vitest|playwright)\.config\.ts$)/, may: ['*'] },
  { name: 'dev', files: /^dev\//, may: ['*'] },
  { name: 'bench', files: /^bench\//, may: ['*'] },
  // Run by hand or at deployment, never by the application; they put its parts together for one purpose.
  { name: 'tools', files: /^(scripts\/|[^/]+\.config\.(ts|mjs)$|db\/(deploy|grow)\.ts$)/, may: ['*'] },
  { name: 'seed', files: /^db\/seed\//, may: ['*'] },

  // The composition roots: the only files that know every part, because they start them.
  { name: 'boot', files: /^lib\/boot\.ts$/, may: ['pool', ...CORE, 'request', 'tasks', ...EVERYWHERE] },
  { name: 'tasks', files: /^lib\/tasks\.ts$/, may: ['jobs', ...CORE, 'pure core'] },
  { name: 'instrumentation', files: /^instrumentation(-client)?\.ts$/, may: ['boot', ...CORE, 'pure core'] },
  // It redirects and sets headers. Authorisation belongs to actions and queries, so it reaches neither.
  { name: 'middleware', files: /^middleware\.ts$/, may: [...CORE, ...EVERYWHERE], without: DATA_ACCESS },

  { name: 'clock', files: /^lib\/time\/clock\.ts$/, may: ['time'], packages: /^$/ },
  { name: 'time', files: /^lib\/time\//, may: ['time'], packages: /^$/ },
  { name: 'locale', files: /^(lib\/i18n\/|messages\/)/, may: ['locale', 'environment'] },
  {
    name: 'pure core',
    files: /^lib\/core\/(money|errors|result|actor)\.ts$/,
    may: ['pure core'],
    types: ['locale'],
    packages: /^$/,
  },
  // The field kit of the schemas.
  { name: 'fields', files: /^lib\/core\/text\.ts$/, may: ['pure core'], packages: /^zod$/ },
  // The part of core that needs a request: who asks, from where, through which action.
  {
    name: 'request',
    files: /^lib\/core\/(action|auth|ip|page-guard)\.ts$/,
    may: ['request', ...CORE, 'pure core', 'db', 'pool', 'services', 'clock', 'time', 'locale'],
    // The names of the audit catalogue: an action declares the traces it may leave.
    types: ['domain'],
  },
  // What the database client itself needs; anything more would tie db and core into a ring.
  { name: 'environment', files: /^lib\/core\/(env|request-context)\.ts$/, may: [] },
  {
    name: 'core',
    files: /^lib\/core\//,
    may: [...CORE, 'pure core', 'db', 'pool', 'services', 'clock', 'time'],
    types: ['locale'],
  },
  { name: 'services', files: /^lib\/services\//, may: ['services', ...CORE, 'pure core', 'clock', 'time'] },

  { name: 'pool', files: /^db\/(client|migrate)\.ts$/, may: ['db', 'environment', 'pool'] },
  { name: 'db', files: /^db\/(schema|migrations)\//, may: ['db', 'domain', 'pure core'] },

  // The rules of the business: same answer for the same question, whoever asks and whenever.
  { name: 'domain', files: /^lib\/[^/]+\/domain(\/|[.-])/, may: PURE, packages: PURE_PACKAGES },
  {
    name: 'schemas',
    files: /^lib\/[^/]+\/schemas(\/|\.)/,
    may: ['schemas', ...EVERYWHERE],
    packages: /^(zod|libphonenumber-js)$/,
  },
  {
    name: 'queries',
    files: /^lib\/[^/]+\/queries(\/|\.)/,
    may: ['queries', 'internal', 'schemas', 'db', ...SERVER],
    without: NEXT,
  },
  {
    name: 'commands',
    files: /^lib\/[^/]+\/commands(\/|\.)/,
    may: ['commands', 'queries', 'internal', 'db', ...SERVER],
    types: ['schemas'],
    without: NEXT,
  },
  {
    name: 'jobs',
    files: /^lib\/[^/]+\/jobs(\/|\.)/,
    may: ['jobs', 'commands', 'queries', 'internal', 'schemas', 'services', 'emails', ...SERVER],
    without: WAITS_FOR_NO_REQUEST,
  },
  // The pool, to open the one transaction that the command runs in; no tables and no SQL.
  {
    name: 'actions',
    files: /^lib\/[^/]+\/actions(\/|\.)/,
    may: ['actions', 'schemas', 'commands', 'queries', 'services', 'request', ...SERVER],
    without: DATA_ACCESS,
  },
  // A feature's own part that is none of the above (password hashing, a page token): called by its queries
  // and commands, and like them far from vendors and requests.
  {
    name: 'internal',
    files: /^lib\/[^/]+\//,
    may: ['internal', 'queries', 'schemas', 'db', ...SERVER],
    without: WAITS_FOR_NO_REQUEST,
    ownFeatureOnly: true,
  },

  {
    name: 'emails',
    files: /^components\/emails\//,
    may: ['emails', ...EVERYWHERE],
    types: ['queries'],
    without: DATA_ACCESS,
  },
  {
    name: 'components',
    files: /^components\//,
    may: ['components', 'actions', 'schemas', ...EVERYWHERE],
    types: ['queries', 'environment', 'core'],
    without: DATA_ACCESS,
  },
  // What machines call, and what its uploads share. `opengraph-image`, `sitemap` and `robots` are routes as well.
  {
    name: 'routes',
    files: /^app\/(api\/upload|.*\b(route|sitemap|robots|manifest|icon|apple-icon|opengraph-image))\.tsx?$/,
    may: ['routes', 'queries', 'commands', 'internal', 'schemas', 'services', 'request', ...SERVER],
    without: DATA_ACCESS,
  },
  // The pool is handed to queries; without tables and SQL a page can read nothing around them.
  {
    name: 'pages',
    files: /^app\//,
    may: ['pages', 'components', 'queries', 'schemas', 'request', ...SERVER],
    without: DATA_ACCESS,
  },
  { name: 'static', files: /^(public|types)\//, may: [] },
]

/** Who may import what stands outside. Everything deployed runs without `dev`, `tests` and `bench`. */
const ALONGSIDE = ['tests', 'dev', 'bench']
export const IMPORTED_BY: Readonly<Record<string, readonly string[]>> = {
  tests: ALONGSIDE,
  dev: ALONGSIDE,
  bench: ALONGSIDE,
  tools: [...ALONGSIDE, 'tools', 'seed'],
  seed: [...ALONGSIDE, 'tools', 'seed'],
}

/** Vendor SDKs, wherever a type of theirs would do: only `lib/services` knows who the vendor is. */
export const VENDOR_SDKS =
  /^(stripe|@stripe\/.*|resend|@upstash\/.*|@aws-sdk\/.*|@sentry\/.*|@vercel\/.*|ioredis|redis|@redis\/.*|web-push|twilio|nodemailer|clamscan|firebase.*)$/

/** The database driver and the queue: only these layers open connections. */
export const DRIVERS = /^(postgres|pg)$/
export const DRIVER_LAYERS = ['pool', 'core'] as const
