import { parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** A message by its dotted key. */
export type Texts = Map<string, string>
export type Problem = { key: string; message: string }
type Elements = ReturnType<typeof parse>

/** Flattens nested messages. A key with a dot, an empty text or anything but text is a problem. */
export function flatten(tree: unknown, problems: Problem[], prefix = ''): Texts {
  const texts: Texts = new Map()
  for (const [name, value] of Object.entries(tree as object)) {
    const key = prefix ? `${prefix}.${name}` : name
    if (name.includes('.')) problems.push({ key, message: 'a key may not contain a dot' })
    if (typeof value === 'string') {
      if (value.trim() === '') problems.push({ key, message: 'is empty' })
      texts.set(key, value)
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, text] of flatten(value, problems, key)) texts.set(inner, text)
    } else problems.push({ key, message: 'is no text' })
  }
  return texts
}

export type Shape = {
  /** `name` → `plural`, `argument`, `tag` …: what both languages must agree on. */
  slots: Map<string, string>
  /** Argument of a plural → its forms, one entry per plural. */
  plurals: { slot: string; forms: string[] }[]
  /** The words between the slots. */
  words: string
}

const KIND: Partial<Record<TYPE, string>> = {
  [TYPE.argument]: 'argument',
  [TYPE.number]: 'number',
  [TYPE.date]: 'date',
  [TYPE.time]: 'time',
  [TYPE.select]: 'select',
  [TYPE.plural]: 'plural',
  [TYPE.tag]: 'tag',
}

function read(elements: Elements, shape: Shape): Shape {
  for (const element of elements) {
    const kind = KIND[element.type]
    // `{count}` beside `{count, plural, …}` is the same slot: the plural is what matters.
    if (kind && 'value' in element && (kind !== 'argument' || !shape.slots.has(element.value)))
      shape.slots.set(element.value, kind)
    if (element.type === TYPE.literal) shape.words += ` ${element.value}`
    if (element.type === TYPE.tag) read(element.children, shape)
    if (element.type !== TYPE.select && element.type !== TYPE.plural) continue
    if (element.type === TYPE.plural)
      shape.plurals.push({ slot: element.value, forms: Object.keys(element.options) })
    for (const option of Object.values(element.options)) read(option.value, shape)
  }
  return shape
}

/** What a message asks for and says; throws when its ICU syntax is wrong. */
export function shapeOf(text: string): Shape {
  return read(parse(text, { requiresOtherClause: true }), { slots: new Map(), plurals: [], words: '' })
}
