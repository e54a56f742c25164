/** An address as the log keeps it: its owner would know it again, nobody else could write to it. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 1) return '…'
  const [first, last] = [address.slice(0, 1), at > 2 ? address.slice(at - 1, at) : '']
  return `${first}…${last}@${address.slice(at + 1, at + 3)}…`
}
