/** Every e-mail about one's data and rights. The law wants them: no preference switches them off. */
export const PRIVACY_MAILS = ['export_ready', 'account_erased', 'terms_changed'] as const
export type PrivacyMail = (typeof PRIVACY_MAILS)[number]
