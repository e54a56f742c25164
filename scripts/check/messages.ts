import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isApplication } from './conventions/rule'
import { flatten, type Problem } from './messages/catalogue'
import { codesOf } from './messages/codes'
import { compareLanguages } from './messages/parity'
import { missingKeys } from './messages/usage'
import { type Finding, isCode, listFiles, readSource } from './source'

const read = (root: string, language: string): unknown =>
  JSON.parse(readFileSync(path.join(root, 'messages', `${language}.json`), 'utf8'))

/** Both languages say the same things, whole and readable, and all that the code asks for. */
export function checkMessages(root: string): Finding[] {
  const problems: Problem[] = []
  const fr = flatten(read(root, 'fr'), problems)
  const ar = flatten(read(root, 'ar'), problems)
  problems.push(...compareLanguages(fr, ar))
  const findings = problems.map(({ key, message }) => ({
    file: 'messages',
    line: 1,
    message: `${key} ${message}`,
  }))

  const keys = new Set(fr.keys())
  const branches = new Set(
    [...keys].filter(key => key.startsWith('errors.')).map(key => key.split('.')[1] ?? ''),
  )
  for (const file of listFiles(root).filter(name => isCode(name) && isApplication(name))) {
    const source = readSource(root, file)
    findings.push(...missingKeys(source, keys))
    if (!file.startsWith('lib/')) continue
    for (const { code, line } of codesOf(source, branches)) {
      if (!keys.has(`errors.${code}`)) findings.push({ file, line, message: `no message errors.${code}` })
    }
  }
  return findings
}
