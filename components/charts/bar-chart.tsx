import { ChartFrame, type ChartProps } from './frame'
import { roundMax, scaleOf } from './scale'

/** How much, month by month. */
export function BarChart({ rtl, whole = true, ...chart }: ChartProps & { whole?: boolean }) {
  const { points } = chart
  const max = roundMax(
    points.map(point => point.value ?? 0),
    whole,
  )
  const scale = scaleOf(points.length, 0, max, rtl)
  const width = scale.band * 0.62
  return (
    <ChartFrame {...chart} scale={scale} max={max}>
      {points.map(({ key, value, label, text }, index) =>
        value ? (
          <rect
            key={key}
            className="chart-bar"
            x={scale.x(index) - width / 2}
            y={scale.y(value)}
            width={width}
            height={scale.baseline - scale.y(value)}
            rx="2"
          >
            <title>{`${label} : ${text}`}</title>
          </rect>
        ) : null,
      )}
    </ChartFrame>
  )
}
