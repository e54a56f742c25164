import { register } from 'node:module'

// Outside of a bundle "server-only" throws, and with the condition that empties it React cannot render e-mails.
const hook = `export const resolve = (name, context, next) =>
  name === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
