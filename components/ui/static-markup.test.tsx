import { Fragment } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Price } from './price'
import { staticMarkup } from './static-markup'
import { Badge, VerifiedMark } from './tag'

const EVIL = `"><script>alert('x')</script>&amp;<!--`

describe('static markup', () => {
  test('writes what React would write', () => {
    const page = (
      <li className="card" data-provider="a&b" aria-hidden={false} hidden>
        <Fragment key="more">
          {[1, 2].map(n => (
            <a key={n} href={`/x?a=${n}&b=2`} tabIndex={-1}>
              {n} {null}
              {false}
            </a>
          ))}
        </Fragment>
        <VerifiedMark label="Identité vérifiée" />
        <Badge kind="club">Club Pro</Badge>
        <Price centimes={15_000} unit="DH / h" prefix="dès" />
        <br />
      </li>
    )
    // React writes quotes in texts as &quot; too, and marks neighbouring texts in hydrated pages only.
    const react = renderToStaticMarkup(page).replaceAll('<br/>', '<br>').replaceAll('"', "'")
    expect(staticMarkup(page)).toBe(react)
  })

  test('nothing a person wrote becomes markup, in texts and in attributes', () => {
    const html = staticMarkup(
      <p title={EVIL}>
        <bdi>{EVIL}</bdi>
      </p>,
    )
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<!--')
    expect(html.match(/</g)).toHaveLength(4)
  })

  test('refuses what would not live: handlers, styles as objects, raw HTML, promises', () => {
    expect(() => staticMarkup(<button type="button" onClick={() => undefined} />)).toThrow('onClick')
    expect(() => staticMarkup(<p style={{ color: 'red' }} />)).toThrow('style')
    expect(() => staticMarkup(<p dangerouslySetInnerHTML={{ __html: 'x' }} />)).toThrow()
    expect(() => staticMarkup(<time dateTime="2026" />)).toThrow('dateTime')
    expect(() => staticMarkup(<a href={['java', 'script:alert(1)'].join('')}>x</a>)).toThrow('href')
    expect(() => staticMarkup(Promise.resolve('x'))).toThrow()
  })
})
