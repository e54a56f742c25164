// Preloaded into the programs the launcher starts: they end when it does, also when it was killed
// and could not tell them. The channel to it closes then, whatever the reason.
import process from 'node:process'

// Programs pass their own preloads on to their workers, which live by another channel: leave those alone.
if (process.connected && process.env.KHADAMAT_LAUNCHER === String(process.ppid)) {
  process.on('disconnect', () => {
    // The launcher made us lead a group: whatever we started ourselves goes too.
    try {
      process.kill(-process.pid, 'SIGKILL')
    } catch {
      process.exit(1)
    }
  })
  // Listening must not keep a program alive whose work is done.
  process.channel?.unref()
}
