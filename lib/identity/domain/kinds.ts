/** Papers that show who a provider is (A18): both sides of the identity card or the passport, and of a business its register. */
export const IDENTITY_DOCUMENT_KINDS = ['ID_FRONT', 'ID_BACK', 'PASSPORT', 'BUSINESS'] as const
export type IdentityDocumentKind = (typeof IDENTITY_DOCUMENT_KINDS)[number]
