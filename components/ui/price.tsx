import { type Centimes, formatAmount } from '@/lib/core/money'
import { cn } from './class-names'

type PriceProps = {
  centimes: Centimes
  /** Currency and unit in the page's words: "DH / h", "درهم / ساعة". */
  unit: string
  /** "dès", "ابتداء من" */
  prefix?: string | undefined
  size?: 'md' | 'lg'
  className?: string
}

/** The number large, what it is for small. Isolated, so that it never turns round in a line of the other script. */
export function Price({ centimes, unit, prefix, size = 'md', className }: PriceProps) {
  return (
    <span className={cn('price', size === 'lg' && 'price-lg', className)}>
      {prefix ? `${prefix} ` : null}
      <b>
        <bdi>{formatAmount(centimes)}</bdi>
      </b>{' '}
      {unit}
    </span>
  )
}
