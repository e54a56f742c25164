import { Bdi } from '@/components/ui/bdi'
import { KEPT_IN_BROWSER, type KeptName } from '@/lib/privacy/domain/cookies'
import { type Period, RETENTION, RETENTION_NAMES } from '@/lib/privacy/domain/retention'
import type { TableWords } from './texts/text'

const DAY_SECONDS = 24 * 60 * 60

type Props = {
  table: keyof TableWords
  words: TableWords
  /** Names the table for a screen reader. */
  label: string
  /** A period in the reader's language. */
  period: (period: Period) => string
}

/** One of the tables whose rows the code itself knows: how long what is kept, and what the browser keeps. */
export function FactTable({ table, words, label, period }: Props) {
  const { head } = words[table]
  return (
    <div className="legal-table">
      <table aria-label={label}>
        <thead>
          <tr>
            {head.map(word => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{table === 'retention' ? retentionRows(words, period) : cookieRows(words, period)}</tbody>
      </table>
    </div>
  )
}

function retentionRows({ retention }: TableWords, period: Props['period']) {
  return RETENTION_NAMES.map(name => {
    const [what, why] = retention.rows[name]
    return (
      <tr key={name} data-retention={name}>
        <th scope="row">{what}</th>
        <td>{period(RETENTION[name])}</td>
        <td>{why}</td>
      </tr>
    )
  })
}

function cookieRows({ cookies }: TableWords, period: Props['period']) {
  return (Object.keys(KEPT_IN_BROWSER) as KeptName[]).map(key => {
    const { name, kind, seconds } = KEPT_IN_BROWSER[key]
    const life =
      seconds === null
        ? kind === 'local'
          ? cookies.untilCleared
          : cookies.untilClosed
        : period({ days: seconds / DAY_SECONDS })
    return (
      <tr key={name}>
        <th scope="row">
          <Bdi>{name}</Bdi>
        </th>
        <td>{cookies.rows[key]}</td>
        <td>{life}</td>
      </tr>
    )
  })
}
