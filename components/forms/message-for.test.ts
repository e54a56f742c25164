import { describe, expect, it } from 'vitest'
import { fieldMessage, formMessage } from './message-for'

const messages = {
  unexpected: 'Une erreur est survenue.',
  'field.invalid': 'Vérifiez ce champ.',
  'field.email': 'Adresse invalide.',
  rate_limited: 'Réessayez dans {minutes} min.',
}

describe('messages of a form', () => {
  it('says the words of a code, with its numbers', () => {
    expect(fieldMessage(messages, 'field.email')).toBe('Adresse invalide.')
    expect(formMessage(messages, 'rate_limited', { minutes: 3 })).toBe('Réessayez dans 3 min.')
  })

  it('never shows a code or the schema library’s English to a visitor', () => {
    expect(formMessage(messages, 'booking.unheard_of')).toBe('Une erreur est survenue.')
    expect(fieldMessage(messages, 'Invalid input: expected string')).toBe('Vérifiez ce champ.')
  })

  it('does not take a parameter for markup or a pattern', () => {
    expect(formMessage(messages, 'rate_limited', { minutes: '$& <b>' })).toBe('Réessayez dans $& <b> min.')
  })
})
