import type { ReactNode } from 'react'
import { Card } from '@/components/ui/surface'
import { HEIGHT, type Scale, WIDTH } from './scale'

export type Point = {
  key: string
  /** Under the drawing, as short as can be. */
  short: string
  /** In the table. */
  label: string
  /** Null: nothing is known of this time, which is not the same as nothing. */
  value: number | null
  /** The value in words: "3", "1 250 DH", "4,8". */
  text: string
}

export type ChartProps = {
  title: string
  /** The level of the title in its page. */
  level?: 'h2' | 'h3'
  /** What the drawing says, for those who do not see it. */
  summary: string
  points: readonly Point[]
  rtl: boolean
  /** Words of the table: the button that opens it, and its two columns. */
  words: { table: string; when: string; what: string }
  /** How a value of the scale is written. */
  axis: (value: number) => string
}

type FrameProps = Omit<ChartProps, 'rtl'> & { scale: Scale; max: number; min?: number; children: ReactNode }

/** Title, drawing and the same as a table: a screen reader, and everybody else, can read the figures. */
export function ChartFrame({
  title,
  level: Heading = 'h3',
  summary,
  points,
  words,
  axis,
  scale,
  max,
  min = 0,
  children,
}: FrameProps) {
  const middle = (min + max) / 2
  const ticks = Number.isInteger(middle) || max - min > 10 ? [min, middle, max] : [min, max]
  // A phone has room for every second month.
  const step = points.length > 7 ? 2 : 1
  return (
    <Card as="section" className="grid content-start gap-3">
      <Heading className="text-lg">{title}</Heading>
      <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
        {ticks.map(tick => (
          <g key={tick}>
            <line
              className="chart-line"
              x1={scale.from}
              x2={scale.to}
              y1={scale.y(tick)}
              y2={scale.y(tick)}
            />
            <text x={scale.axis.x} y={scale.y(tick) + 4} textAnchor={scale.axis.anchor}>
              {axis(tick)}
            </text>
          </g>
        ))}
        {children}
        {points.map((point, index) =>
          (points.length - 1 - index) % step === 0 ? (
            <text key={point.key} x={scale.x(index)} y={HEIGHT - 6} textAnchor="middle">
              {point.short}
            </text>
          ) : null,
        )}
      </svg>
      <details>
        <summary className="link cursor-pointer py-2 text-sm">{words.table}</summary>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.what}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(point => (
              <tr key={point.key}>
                <th scope="row">{point.label}</th>
                <td>
                  <bdi>{point.text}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}
