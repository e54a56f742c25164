import type { ReactNode } from 'react'
import { cn } from './class-names'
import { Icon } from './icon'

export type Tone = 'neutral' | 'green' | 'terracotta' | 'blue' | 'error'

const TONE: Record<Tone, string> = {
  neutral: '',
  green: 'tag-green',
  terracotta: 'tag-terracotta',
  blue: 'tag-blue',
  error: 'tag-error',
}

export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={cn('tag', TONE[tone])}>{children}</span>
}

/** The sign beside a checked name; its meaning is said aloud. */
export function VerifiedMark({ label }: { label: string }) {
  return <Icon name="badge-check" className="verified" label={label} />
}

/** `verified` and `club`, with words. */
export function Badge({ kind, children }: { kind: 'verified' | 'club'; children: ReactNode }) {
  return <Tag tone={kind === 'club' ? 'terracotta' : 'green'}>{children}</Tag>
}

const STATUS_TONE: Record<string, Tone> = {
  PENDING: 'terracotta',
  CONFIRMED: 'green',
  IN_PROGRESS: 'green',
  COMPLETED: 'blue',
  REJECTED: 'error',
  CANCELLED: 'error',
  DISPUTED: 'error',
  // Requests for quotes and quotes.
  OPEN: 'green',
  NEW: 'terracotta',
  COUNTERED: 'terracotta',
  SENT: 'green',
  ACCEPTED: 'blue',
}

/** A booking's state: the word for people, `data-status` for everything else. */
export function StatusBadge({ status, label }: { status: string; label: string }) {
  const tone = STATUS_TONE[status] ?? 'neutral'
  return (
    <span className={cn('tag', TONE[tone])} data-status={status}>
      {label}
    </span>
  )
}
