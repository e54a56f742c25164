/** An address by its first sign and its host: enough to know whose it is, too little to write there. */
export function maskedAddress(address: string): string {
  const [name = '', host = ''] = address.split('@')
  return `${[...name][0] ?? ''}•••@${host}`
}
