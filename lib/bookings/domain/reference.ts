// 32 signs, so that five bits of a byte choose one evenly. No 0 O 1 I: they are misread on the phone.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 6

/** How many random bytes a reference needs. */
export const REFERENCE_BYTES = LENGTH

/**
 * The reference people quote, `KH-7Q2MXA`, from random bytes that the caller draws. One in a billion: the
 * column is unique and the caller draws again on a clash. Throws RangeError with fewer than 6 bytes.
 * @param prefix what it refers to: a booking, or `DV`, a job that quotes are asked for
 */
export function bookingReference(bytes: Uint8Array, prefix: 'KH' | 'DV' = 'KH'): string {
  if (bytes.length < LENGTH) throw new RangeError('reference.too_few_bytes')
  let code = ''
  for (const byte of bytes.subarray(0, LENGTH)) code += ALPHABET.charAt(byte & 31)
  return `${prefix}-${code}`
}
