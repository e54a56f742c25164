/** Integer centimes of dirham: 1 MAD = 100. */
export type Centimes = number

// Keeps a number in one piece: an ordinary space would let it break, and turn round inside Arabic.
const NARROW_SPACE = '\u202f'

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, NARROW_SPACE)
}

/** The number alone, Western digits: 123450 → "1 234,50"; whole dirhams lose their decimals: "150". */
export function formatAmount(centimes: Centimes): string {
  if (!Number.isSafeInteger(centimes)) throw new RangeError('money.not_centimes')
  const sign = centimes < 0 ? '-' : ''
  const absolute = Math.abs(centimes)
  const rest = absolute % 100
  const whole = group(String(Math.floor(absolute / 100)))
  return rest === 0 ? `${sign}${whole}` : `${sign}${whole},${String(rest).padStart(2, '0')}`
}

/** "1 234,50 DH" in French, "1 234,50 درهم" in Arabic. `Intl` alone prints 1.234,50 for fr-MA. */
export function formatMoney(locale: 'fr' | 'ar', centimes: Centimes): string {
  return `${formatAmount(centimes)}\u00a0${locale === 'ar' ? 'درهم' : 'DH'}`
}
