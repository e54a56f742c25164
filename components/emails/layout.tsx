import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components'
import { Fragment } from 'react'
import { direction } from '@/lib/i18n/routing'
import type { MailContent, MailFooter } from './content'
import { Logo } from './logo'
import { FONTS, palette } from './palette'
import { Summary } from './summary'
import { Words } from './words'

type Props = { mail: MailContent; footer: MailFooter; appUrl: string }

const paragraph = { margin: '0', fontSize: '16px', lineHeight: '26px', color: palette.ink }
const small = { margin: '0', fontSize: '14px', lineHeight: '22px', color: palette.muted }

/** With a hyphen that does not end a line: "e-" above "mail" reads badly on a phone. */
const keepWhole = (text: string) => text.replace(/e-mail/g, 'e\u2011mail')

/** The one frame of every e-mail: limewash, a white card, one green button. */
export function MailLayout({ mail, footer, appUrl }: Props) {
  const dir = direction(mail.locale)
  // Mail programs read neither `start` nor the document's own direction reliably: both are repeated.
  const align = dir === 'rtl' ? 'right' : 'left'
  return (
    <Html lang={mail.locale} dir={dir}>
      <Head>
        <meta name="color-scheme" content="light only" />
        <meta name="supported-color-schemes" content="light only" />
        <meta name="format-detection" content="telephone=no,date=no,address=no" />
        <title>{mail.subject}</title>
      </Head>
      <Body style={{ margin: 0, padding: 0, backgroundColor: palette.lime, fontFamily: FONTS }}>
        <Preview>{mail.preheader}</Preview>
        <Container dir={dir} style={{ maxWidth: '560px', width: '100%', textAlign: align }}>
          <Section style={{ padding: '28px 16px 18px', textAlign: align }}>
            <Logo brand={footer.brand} href={`${appUrl}/${mail.locale}`} locale={mail.locale} />
          </Section>
          <Section style={{ padding: '0 12px' }}>
            <Section
              dir={dir}
              style={{
                padding: '26px 22px 28px',
                backgroundColor: palette.surface,
                border: `1px solid ${palette.line}`,
                borderRadius: '18px',
                borderCollapse: 'separate',
                textAlign: align,
              }}
            >
              <Heading
                as="h1"
                style={{
                  margin: '0 0 16px',
                  fontSize: '24px',
                  lineHeight: '34px',
                  fontWeight: 600,
                  color: palette.ink,
                }}
              >
                {keepWhole(mail.heading)}
              </Heading>
              <Text style={{ ...paragraph, marginBottom: '8px' }}>{mail.greeting}</Text>
              <Text style={paragraph}>{keepWhole(mail.body)}</Text>
              {mail.quote ? (
                <Section
                  style={{
                    marginTop: '18px',
                    padding: '14px 16px',
                    backgroundColor: palette.sand,
                    borderRadius: '10px',
                  }}
                >
                  <Text style={small}>{mail.quote.label}</Text>
                  <Text style={{ ...paragraph, wordBreak: 'break-word' }}>
                    <Words text={mail.quote.text} />
                  </Text>
                </Section>
              ) : null}
              {mail.facts.length > 0 ? <Summary facts={mail.facts} align={align} /> : null}
              <Section style={{ marginTop: '22px' }}>
                <Button
                  href={mail.action.href}
                  style={{
                    display: 'block',
                    padding: '14px 20px',
                    borderRadius: '10px',
                    backgroundColor: palette.green,
                    color: palette.surface,
                    fontSize: '16px',
                    lineHeight: '24px',
                    fontWeight: 600,
                    textAlign: 'center',
                  }}
                >
                  {mail.action.label}
                </Button>
              </Section>
              {mail.others?.map(other => (
                <Section key={other.href} style={{ marginTop: '10px' }}>
                  <Button
                    href={other.href}
                    style={{
                      display: 'block',
                      padding: '12px 20px',
                      borderRadius: '10px',
                      border: `1px solid ${palette.line}`,
                      color: palette.ink,
                      fontSize: '16px',
                      lineHeight: '24px',
                      fontWeight: 500,
                      textAlign: 'center',
                    }}
                  >
                    {other.label}
                  </Button>
                </Section>
              ))}
              {mail.note ? <Text style={{ ...small, marginTop: '18px' }}>{mail.note}</Text> : null}
              {mail.fallback ? (
                <Text style={{ ...small, marginTop: '14px' }}>
                  {mail.fallback}
                  <br />
                  <Link
                    href={mail.action.href}
                    dir="ltr"
                    style={{ color: palette.green, wordBreak: 'break-all' }}
                  >
                    {mail.action.href}
                  </Link>
                </Text>
              ) : null}
            </Section>
          </Section>
          <Section style={{ padding: '18px 18px 36px', textAlign: align }}>
            <Text style={small}>{mail.why}</Text>
            <Text style={{ ...small, marginTop: '8px' }}>
              {footer.links.map((link, index) => (
                <Fragment key={link.href}>
                  {index > 0 ? ' · ' : null}
                  <Link href={link.href} style={{ color: palette.muted, textDecoration: 'underline' }}>
                    {link.label}
                  </Link>
                </Fragment>
              ))}
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  )
}
