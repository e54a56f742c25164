import { cn } from './class-names'
import type { IconName } from './icon-names'

/** Arrows point the way one reads; a check mark does not. */
const DIRECTED = new Set<IconName>([
  'arrow-right',
  'arrow-left',
  'chevron-right',
  'chevron-left',
  'log-in',
  'log-out',
  'external-link',
])

type IconProps = { name: IconName; className?: string | undefined; label?: string | undefined }

/** An icon as tall as the text beside it. Silent for screen readers unless it has a `label`. */
export function Icon({ name, className, label }: IconProps) {
  const classes = cn('icon', DIRECTED.has(name) && 'icon-flip', className)
  const use = <use href={`/icons/sprite.svg#${name}`} />
  if (label)
    return (
      <svg className={classes} viewBox="0 0 24 24" role="img" aria-label={label}>
        {use}
      </svg>
    )
  return (
    <svg className={classes} viewBox="0 0 24 24" aria-hidden="true">
      {use}
    </svg>
  )
}
