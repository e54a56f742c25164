'use client'

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { Suggestion } from '@/lib/search/queries/suggest'
import { withFields } from './merge-address'
import { useSuggestions } from './use-suggestions'

export type ComboboxWords = {
  list: string
  kinds: Readonly<Record<Suggestion['kind'], string>>
  /** "3 suggestions" at place 3. */
  found: readonly string[]
}

type Props = {
  name: string
  label: string
  placeholder: string
  value: string
  locale: string
  /** `place`: cities and districts only, and choosing one fills the field; else choosing goes to its results. */
  kind?: 'place'
  words: ComboboxWords
}

type Active = { list: readonly Suggestion[]; at: number }
const NOTHING: Active = { list: [], at: -1 }

/**
 * A text field that suggests while one types (WAI-ARIA combobox): ↑ ↓ move, Enter takes, Escape closes. The field
 * itself is an ordinary one of the form around it and works before this code has arrived.
 */
export function Combobox({ name, label, placeholder, value, locale, kind, words }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [mark, setMark] = useState(NOTHING)
  const found = useSuggestions(typed, locale, kind)
  const shown = open && found.length > 0
  // A new list begins without a mark, or Enter would take what nobody chose.
  const active = mark.list === found ? mark.at : -1

  function choose(suggestion: Suggestion) {
    setOpen(false)
    const field = input.current
    if (!field) return
    field.value = suggestion.label
    if (kind === 'place' || !field.form) return
    location.assign(withFields(suggestion.href, new FormData(field.form), name))
  }

  function move(event: KeyboardEvent, step: number) {
    if (found.length === 0) return
    event.preventDefault()
    setOpen(true)
    const places = found.length + 1
    setMark({ list: found, at: ((active + 1 + step + places) % places) - 1 })
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    const chosen = shown ? found[active] : undefined
    if (event.key === 'ArrowDown') move(event, 1)
    else if (event.key === 'ArrowUp') move(event, -1)
    else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(chosen)
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      setOpen(false)
      setMark(NOTHING)
    }
  }

  return (
    <div className="search-cell">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        name={name}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={200}
        placeholder={placeholder}
        defaultValue={value}
        onInput={event => {
          setTyped(event.currentTarget.value)
          setOpen(true)
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <div id={`${id}-list`} role="listbox" aria-label={words.list} className="combo-list" hidden={!shown}>
        {found.map((one, at) => (
          <button
            key={one.href}
            id={`${id}-${at}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            // Keeps the focus in the field: losing it closes the list before the tap arrives.
            onPointerDown={event => event.preventDefault()}
            onClick={() => choose(one)}
          >
            <bdi>{one.label}</bdi>
            <small>{words.kinds[one.kind]}</small>
          </button>
        ))}
      </div>
      <span className="sr-only" role="status">
        {open && typed !== '' ? words.found[found.length] : ''}
      </span>
    </div>
  )
}
