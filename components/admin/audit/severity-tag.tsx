import { Tag, type Tone } from '@/components/ui/tag'
import type { AuditSeverity } from '@/lib/audit/domain/catalogue'

const TONE: Record<AuditSeverity, Tone> = {
  LOW: 'neutral',
  MEDIUM: 'blue',
  HIGH: 'terracotta',
  CRITICAL: 'error',
}

/** How much an act matters: the word says it, the colour repeats it. */
export function SeverityTag({ severity, label }: { severity: AuditSeverity; label: string }) {
  return <Tag tone={TONE[severity]}>{label}</Tag>
}
