import { LinkButton } from './button'
import { Icon } from './icon'

type PaginationProps = {
  label: string
  previous?: { href: string; label: string } | null | undefined
  next?: { href: string; label: string } | null | undefined
}

/** Keyset pages know only forward, and perhaps back. */
export function Pagination({ label, previous, next }: PaginationProps) {
  if (!previous && !next) return null
  return (
    <nav aria-label={label} className="row mt-6 justify-between">
      {previous ? (
        <LinkButton variant="ghost" href={previous.href} rel="prev">
          <Icon name="arrow-left" />
          {previous.label}
        </LinkButton>
      ) : (
        <span />
      )}
      {next ? (
        <LinkButton variant="ghost" href={next.href} rel="next">
          {next.label}
          <Icon name="arrow-right" />
        </LinkButton>
      ) : null}
    </nav>
  )
}
