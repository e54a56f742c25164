// A program for the tests to kill: starts a server in the folder given, tells its process id, and stays.
import { startPostgres } from './start'

const [, , dataDir = '', throwAway] = process.argv
startPostgres({ dataDir, durable: false, throwAway: throwAway === 'true' }).then(server => {
  process.stdout.write(`${server.pid}\n`)
  setInterval(() => undefined, 1000)
})
