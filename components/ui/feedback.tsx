import type { ReactNode } from 'react'
import { cn } from './class-names'
import { Icon } from './icon'
import type { IconName } from './icon-names'

type AlertTone = 'error' | 'info' | 'success'

const ALERT_ICON: Record<AlertTone, IconName> = {
  error: 'circle-alert',
  info: 'info',
  success: 'circle-check',
}

type AlertProps = { tone: AlertTone; title?: string; children?: ReactNode; className?: string; id?: string }

/** A message with a sign and words. An error interrupts a screen reader, the others wait. */
export function Alert({ tone, title, children, className, id }: AlertProps) {
  return (
    <div
      id={id}
      className={cn('alert', `alert-${tone}`, className)}
      role={tone === 'error' ? 'alert' : 'status'}
    >
      <Icon name={ALERT_ICON[tone]} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}

type EmptyProps = {
  title: string
  icon?: IconName
  /** The level of the title in its page. */
  level?: 'h1' | 'h2' | 'h3'
  children?: ReactNode
  actions?: ReactNode
}

/** Nothing here: says why and offers the way on. */
export function EmptyState({ title, icon = 'search', level: Heading = 'h2', children, actions }: EmptyProps) {
  return (
    <div className="empty">
      <span className="bab">
        <Icon name={icon} />
      </span>
      <Heading className="heading text-xl">{title}</Heading>
      {children ? <div className="text-muted">{children}</div> : null}
      {actions ? <div className="row mt-2 justify-center">{actions}</div> : null}
    </div>
  )
}

/** A grey place of the final size; give it height and width by class. */
export function Skeleton({ className }: { className: string }) {
  return <div className={cn('skeleton', className)} aria-hidden="true" />
}
