// Stops a throw-away server when the program that started it is killed and cannot do so itself:
// its end of our standard input closes then, whatever the reason. Arguments: the server's process id, then folders to remove.
import { rmSync } from 'node:fs'

const pid = Number(process.argv[2])
const folders = process.argv.slice(3)

process.stdin.resume()
process.stdin.on('end', async () => {
  const signal = name => {
    try {
      process.kill(pid, name)
      return true
    } catch {
      return false
    }
  }
  signal('SIGQUIT')
  for (let tries = 0; tries < 100 && signal(0); tries++) await new Promise(go => setTimeout(go, 50))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
