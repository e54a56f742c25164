import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CheckboxField, Field, SelectField } from './field'
import { FormContext } from './form-context'
import { FormError } from './form-error'
import { PasswordField } from './password-field'

const messages = {
  unexpected: 'Un problème est survenu.',
  invalid: 'Certains champs sont à corriger.',
  'field.email': 'Adresse incomplète.',
  'field.invalid': 'Vérifiez ce champ.',
  'field.consent': 'Cochez cette case.',
}

/** The page as it comes back to a browser without JavaScript. */
function page(children: ReactNode, refused = true): string {
  const refusal = {
    ok: false as const,
    code: 'invalid',
    fields: { email: 'field.email', city: 'Invalid option', consent: 'field.consent' },
    values: { email: '<b>"x"', city: 'fes' },
  }
  return renderToStaticMarkup(
    <FormContext value={{ refusal: refused ? refusal : null, pending: false, messages }}>
      {children}
    </FormContext>,
  )
}

const options = [
  { value: 'casablanca', label: 'Casablanca' },
  { value: 'fes', label: 'Fès' },
]

describe('a refused form', () => {
  it('says why, and ties the words to the field', () => {
    const html = page(<Field name="email" label="E-mail" hint="Jamais montrée" />)
    const id = /<input[^>]* id="([^"]+)"/.exec(html)?.[1]
    expect(html).toContain(`for="${id}"`)
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain(`aria-describedby="${id}-hint ${id}-error"`)
    expect(html).toContain('Adresse incomplète.')
  })

  it('keeps what was typed, as text and never as markup', () => {
    expect(page(<Field name="email" label="E-mail" defaultValue="old@x.ma" />)).toContain(
      'value="&lt;b&gt;&quot;x&quot;"',
    )
    expect(page(<SelectField name="city" label="Ville" options={options} />)).toContain(
      '<option value="fes" selected="">',
    )
  })

  it('does not tick a box that was sent unticked', () => {
    const box = (
      <CheckboxField name="consent" defaultChecked={true}>
        J’accepte
      </CheckboxField>
    )
    expect(page(box)).not.toContain('checked')
    expect(page(box, false)).toContain('checked')
  })

  it('never shows a schema library’s English', () => {
    const html = page(<SelectField name="city" label="Ville" options={options} />)
    expect(html).not.toContain('Invalid option')
    expect(html).toContain('Vérifiez ce champ.')
  })

  it('has its reason as an alert', () => {
    const html = page(<FormError />)
    expect(html).toContain('role="alert"')
    expect(html).toContain('Certains champs sont à corriger.')
    expect(page(<FormError />, false)).toBe('')
  })

  it('offers the eye of a password only where JavaScript can open it', () => {
    const html = page(
      <PasswordField
        label="Mot de passe"
        showLabel="Afficher"
        hideLabel="Masquer"
        autoComplete="new-password"
      />,
    )
    expect(html).toContain('type="password"')
    expect(html).not.toContain('Afficher')
  })
})
