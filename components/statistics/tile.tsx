import type { ReactNode } from 'react'
import { Card } from '@/components/ui/surface'

/** One figure with its name. */
export function Tile({ term, children, hint }: { term: string; children: ReactNode; hint?: string }) {
  return (
    <Card className="grid content-start gap-1">
      <dt className="hint">{term}</dt>
      <dd className="text-xl font-semibold tabular-nums">
        <bdi>{children}</bdi>
      </dd>
      {hint ? <dd className="hint">{hint}</dd> : null}
    </Card>
  )
}

export function Tiles({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-4 lg:grid-cols-4">{children}</dl>
}
