import 'server-only'
import { database } from '@/db/client'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import { kept, tags } from '@/lib/core/cache'
import { env } from '@/lib/core/env'

/** Who publishes the site, as the law wants it named. */
export function company() {
  const {
    COMPANY_NAME: name,
    COMPANY_FORM: form,
    COMPANY_CAPITAL: capital,
    COMPANY_ADDRESS: address,
    COMPANY_REGISTER: register,
    COMPANY_ICE: ice,
    COMPANY_TAX_ID: taxId,
    COMPANY_DIRECTOR: director,
    COMPANY_EMAIL: email,
    COMPANY_PHONE: phone,
    COMPANY_HOST: host,
  } = env()
  return { name, form, capital, address, register, ice, taxId, director, email, phone, host }
}
export type Company = ReturnType<typeof company>

/** The booking rules that hold now, kept for the public pages that tell them. */
export const publishedPolicy = kept(
  'published_policy',
  () => bookingPolicy(database()),
  () => [tags.policy],
)
