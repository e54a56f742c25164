import { describe, expect, it } from 'vitest'
import { BOARD_LISTS, CLIENT_LISTS } from '@/lib/bookings/domain/lists'
import { listHref, listRequest } from './list-page'

const ID = '0b9c2f6a-0000-4000-8000-000000000001'

describe('the address of a list', () => {
  it('says nothing: the first list, everything in it', () => {
    expect(listRequest({}, CLIENT_LISTS)).toEqual({
      list: 'upcoming',
      filter: { status: null, text: '', from: null, to: null },
      after: null,
    })
    expect(listRequest({}, BOARD_LISTS).list).toBe('answer')
  })

  it('comes back as it was written', () => {
    const request = {
      list: 'past' as const,
      filter: { status: 'COMPLETED' as const, text: 'fuite & évier', from: '2026-11-01', to: '2026-11-30' },
      after: { at: new Date('2026-11-25T10:00:00Z'), id: ID },
    }
    const href = listHref('/fr/account/bookings', request, request.after)
    const query = Object.fromEntries(new URL(href, 'http://x').searchParams)
    expect(listRequest(query, CLIENT_LISTS)).toEqual(request)
  })

  it.each([
    [{ scope: 'all' }],
    [{ status: 'LOST' }],
    [{ from: '2026-02-30' }],
    [{ after: `1_${ID}` }],
    [{ after: "1764064800000_' or 1=1" }],
    [{ q: '\u202e' }],
  ])('leaves out what it cannot mean: %j', query => {
    expect(listRequest(query, CLIENT_LISTS)).toEqual(listRequest({}, CLIENT_LISTS))
  })

  it('turns a period round that stands the wrong way', () => {
    expect(listRequest({ from: '2026-11-30', to: '2026-11-01' }, CLIENT_LISTS).filter).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-30',
    })
  })

  it('cuts a text that no name has', () => {
    expect(listRequest({ q: 'a'.repeat(5000) }, CLIENT_LISTS).filter.text).toHaveLength(80)
  })
})
