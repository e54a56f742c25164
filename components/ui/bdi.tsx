import type { ReactNode } from 'react'

/** A name, phone number or code from elsewhere, kept from turning the line around. */
export function Bdi({ children, ltr }: { children: ReactNode; ltr?: boolean }) {
  return <bdi dir={ltr ? 'ltr' : undefined}>{children}</bdi>
}
