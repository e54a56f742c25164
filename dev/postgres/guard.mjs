// Stops a throw-away server when the program that started it is killed and cannot do so itself:
// its end of our standard input closes then, whatever the reason. Arguments: the server's process id, then folders to remove.
import { readFileSync, rmSync } from 'node:fs'

const pid = Number(process.argv[2])
const folders = process.argv.slice(3)

function lives() {
  try {
    process.kill(pid, 0)
    // Ended, but nobody has waited for it: in a container often nobody ever does.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch (error) {
    return error.code === 'ENOENT' && process.platform !== 'linux'
  }
}

process.stdin.resume()
process.stdin.on('end', async () => {
  if (lives()) process.kill(pid, 'SIGQUIT')
  for (let tries = 0; tries < 100 && lives(); tries++) await new Promise(go => setTimeout(go, 50))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
