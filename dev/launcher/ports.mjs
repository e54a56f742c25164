import { connect, createServer } from 'node:net'
import process from 'node:process'

function canListen(port, host) {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', error => resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

// Where the system lets two listen on one port, a connection still tells: http://localhost would reach the other.
function somebodyAnswers(port, host) {
  return new Promise(resolve => {
    const socket = connect({ port, host })
    const end = answer => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.setTimeout(500, () => end(false))
  })
}

async function isTaken(port, host) {
  if (!(await canListen(port, host))) return true
  const answers = await Promise.all([somebodyAnswers(port, '127.0.0.1'), somebodyAnswers(port, '::1')])
  return answers.includes(true)
}

function taken(name, port) {
  const example = `${name}=${port + 100} npm run ${process.env.npm_lifecycle_event ?? 'demo'}`
  return `Port ${port} is taken by another program. Set ${name} to a free one, for example: ${example}`
}

/**
 * What to tell when a port is taken, else nothing.
 * @param patience how long a killed predecessor's last breath is waited for, milliseconds.
 */
export async function portProblem(name, port, host, patience) {
  const end = Date.now() + patience
  while (await isTaken(port, host)) {
    if (Date.now() >= end) return taken(name, port)
    await new Promise(go => setTimeout(go, 200))
  }
  return undefined
}
