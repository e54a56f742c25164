const OURS = /^(PG|LC_|LANG|LD_|DYLD_|TZ$|NODE_|npm_)/

/** What the server inherits: nothing of ours that would change its language, zone, data folder or libraries. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  for (const name of Object.keys(environment)) {
    if (OURS.test(name) && name !== 'LC_ALL' && name !== 'TZ') Reflect.deleteProperty(environment, name)
  }
  return environment
}
