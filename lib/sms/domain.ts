/** Every short message. They are few: each costs money and interrupts somebody. */
export const SMS_TEMPLATES = ['requested', 'reminder_client', 'reminder_provider', 'code'] as const
export type SmsTemplate = (typeof SMS_TEMPLATES)[number]

/** Those about a booking. */
export type BookingSms = Exclude<SmsTemplate, 'code'>

export function isSmsTemplate(text: string): text is SmsTemplate {
  return (SMS_TEMPLATES as readonly string[]).includes(text)
}
