/**
 * French, Darija in Arabic letters and Arabizi written in one alphabet of sounds, so that the same word typed three
 * ways comes out nearly the same. One character is one sound:
 * `b p f v t d s z j c(ch) k C(French c) g l m n r x(kh) h 3(ʿayn) G(gh)`, vowels `a e i u`.
 */

type Rule = readonly [pattern: RegExp, sound: string]

/** By the letter they begin with, tried from the first to the last; a letter without a rule is its own sound. */
const LATIN_RULES: Readonly<Record<string, readonly Rule[]>> = {
  a: [[/au(?:x$)?/y, 'u']],
  c: [
    [/ch/y, 'c'],
    [/c[kq]/y, 'k'],
    [/c(?=[eiy])/y, 's'],
    [/c/y, 'C'],
  ],
  d: [
    [/dj/y, 'j'],
    [/dh/y, 'd'],
  ],
  e: [[/ea?u(?:x$)?/y, 'u']],
  g: [
    [/gh/y, 'G'],
    [/gu(?=[eiy])/y, 'g'],
    [/gn/y, 'ni'],
  ],
  i: [[/ill(?=[aeiouy])/y, 'i']],
  k: [[/kh/y, 'x']],
  m: [[/m(?=[bp])/y, 'n']],
  o: [
    [/(?:oeu|ou|oo|oe)(?:x$)?/y, 'u'],
    [/oi/y, 'ua'],
    [/o/y, 'u'],
  ],
  p: [[/ph/y, 'f']],
  q: [[/q(?:u(?=[aeiouy]))?/y, 'k']],
  s: [
    [/sc?h/y, 'c'],
    [/sc(?=[eiy])/y, 's'],
  ],
  t: [
    [/ti(?=ons?$)/y, 'si'],
    [/tch/y, 'c'],
    [/th/y, 't'],
  ],
  w: [[/w/y, 'u']],
  y: [[/y/y, 'i']],
  2: [[/2/y, '']],
  5: [[/5/y, 'x']],
  6: [[/6/y, 't']],
  7: [[/7/y, 'h']],
  8: [[/8/y, 'G']],
  9: [[/9/y, 'k']],
}

const ARABIC_SOUNDS: Readonly<Record<string, string>> = {
  ا: 'a',
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'c',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'd',
  ع: '3',
  غ: 'G',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'u',
  ي: 'i',
}

function latinSound(word: string): string {
  let sound = ''
  let at = 0
  while (at < word.length) {
    const letter = word[at] ?? ''
    let length = 1
    let heard = letter
    for (const [pattern, out] of LATIN_RULES[letter] ?? []) {
      pattern.lastIndex = at
      const hit = pattern.exec(word)
      if (!hit) continue
      length = hit[0].length
      heard = out
      break
    }
    sound += heard
    at += length
  }
  return sound.length > 2 ? sound.replace(/e$/, '') : sound
}

function arabicSound(word: string): string {
  const open = word.length > 2 ? word.replace(/ه$/, 'ا') : word
  let sound = ''
  for (const letter of open) sound += ARABIC_SOUNDS[letter] ?? ''
  return sound.replace(/tc/g, 'c').replace(/m(?=b)/g, 'n')
}

const ARABIC = /[\u0620-\u064a]/

/** True when the word is written in Arabic letters. */
export function isArabic(word: string): boolean {
  return ARABIC.test(word)
}

/** The sounds of one normalised word; a number keeps its digits. Doubled letters count once. */
export function soundOf(word: string): string {
  if (/^\d+$/.test(word)) return word
  const sound = isArabic(word) ? arabicSound(word) : latinSound(word)
  return sound.replace(/[^a-zA-Z0-9]/g, '').replace(/(.)\1+/g, '$1')
}

const SKELETON_CLASS: Readonly<Record<string, string>> = {
  p: 'b',
  v: 'f',
  t: 'd',
  z: 's',
  j: 'c',
  C: 'k',
  g: 'k',
  G: 'k',
  m: 'n',
}

/** Consonants only, easily confused ones merged: what survives nearly every spelling. For finding candidates. */
export function skeletonOf(sound: string): string {
  let skeleton = ''
  for (const letter of sound) {
    if (!'aeiu3h'.includes(letter)) skeleton += SKELETON_CLASS[letter] ?? letter
  }
  return skeleton.replace(/(.)\1+/g, '$1')
}
