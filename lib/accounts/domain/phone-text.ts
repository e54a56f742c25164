import parsePhoneNumber from 'libphonenumber-js/min'

/** "06 12 34 56 78" for a Moroccan number; others as they are written abroad. Takes E.164. */
export function phoneText(e164: string): string {
  const phone = parsePhoneNumber(e164)
  if (!phone) return e164
  return phone.country === 'MA'
    ? `0${phone.nationalNumber}`.replace(/(\d\d)(?=\d)/g, '$1 ')
    : phone.formatInternational()
}
