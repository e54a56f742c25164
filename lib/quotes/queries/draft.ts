import 'server-only'

/** Names the draft of a visitor who described a job and went to sign in. */
export const QUOTE_DRAFT_COOKIE = 'kh_quote_draft'
