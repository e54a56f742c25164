import parsePhoneNumber from 'libphonenumber-js/min'

/** "06 12 34 56 78" for a Moroccan number; others as they are written abroad. Takes E.164. */
export function phoneText(e164: string): string {
  const phone = parsePhoneNumber(e164)
  if (!phone) return e164
  return phone.country === 'MA'
    ? `0${phone.nationalNumber}`.replace(/(\d\d)(?=\d)/g, '$1 ')
    : phone.formatInternational()
}

/** The same with only its ends: enough for its owner to know which one it is. */
export function hiddenPhone(e164: string): string {
  const text = phoneText(e164)
  const digits = text.replace(/\D/g, '').length
  let seen = 0
  return text.replace(/\d/g, digit => {
    seen += 1
    return seen > 2 && seen <= digits - 2 ? '•' : digit
  })
}
