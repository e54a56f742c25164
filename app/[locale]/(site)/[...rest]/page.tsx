import { notFound } from 'next/navigation'

/** Addresses nobody built are not kept: anyone can invent as many as they like. */
export const dynamic = 'force-dynamic'

export default function NoSuchPage() {
  notFound()
}
