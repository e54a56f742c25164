import process from 'node:process'

/** One line for the person at the terminal. */
export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** Says why it cannot go on, and ends. */
export function giveUp(text) {
  process.stderr.write(`\n${text}\n\n`)
  process.exit(1)
}
