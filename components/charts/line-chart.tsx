import { ChartFrame, type ChartProps } from './frame'
import { scaleOf } from './scale'

type LineChartProps = ChartProps & { min: number; max: number }

/** How something moves between two fixed ends. Months without a value leave a gap: nothing is made up. */
export function LineChart({ rtl, min, max, ...chart }: LineChartProps) {
  const { points } = chart
  const scale = scaleOf(points.length, min, max, rtl)
  const place = (index: number, value: number) => `${scale.x(index).toFixed(1)},${scale.y(value).toFixed(1)}`
  const runs: string[][] = []
  for (const [index, { value }] of points.entries()) {
    if (value === null) continue
    const before = points[index - 1]
    if (before && before.value !== null) runs.at(-1)?.push(place(index, value))
    else runs.push([place(index, value)])
  }
  return (
    <ChartFrame {...chart} scale={scale} min={min} max={max}>
      {runs.map(run => (
        <polyline key={run[0]} className="chart-path" points={run.join(' ')} />
      ))}
      {points.map(({ key, value, label, text }, index) =>
        value === null ? null : (
          <circle key={key} className="chart-dot" cx={scale.x(index)} cy={scale.y(value)} r="3.5">
            <title>{`${label} : ${text}`}</title>
          </circle>
        ),
      )}
    </ChartFrame>
  )
}
