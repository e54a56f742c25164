import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode }

/** What is known of a thing, each with its name. */
export function FactList({ facts, columns = false }: { facts: readonly Fact[]; columns?: boolean }) {
  return (
    <dl className={columns ? 'grid gap-3 sm:grid-cols-2' : 'grid gap-3'}>
      {facts.map(({ label, value }) => (
        <div key={label} className="min-w-0">
          <dt className="hint">{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
