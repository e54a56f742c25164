import { expect } from '@playwright/test'
import { type Fields, formsOf, read } from './forms'
import { freeSlots, type Provider } from './people'

/** The booking form of a free slot, filled. */
export async function filledForm(
  provider: Provider,
  cookie: string,
): Promise<{ path: string; fields: Fields }> {
  const [slot] = await freeSlots(provider.slug, provider.offer)
  const path = `/fr/providers/${provider.slug}/book?offer=${provider.offer}&start=${slot?.start}`
  const forms = formsOf(await (await read(path, { cookie })).text())
  const form = forms.find(fields => 'title' in fields)
  if (!form) throw new Error('no booking form')
  expect(form.start, 'the slot of the address is chosen').toBe(slot?.start)
  return { path, fields: { ...form, title: 'Grand ménage', address: '12, rue des Orangers' } }
}
