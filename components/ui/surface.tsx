import type { HTMLAttributes, ReactNode } from 'react'
import { cn } from './class-names'

type Tag = 'div' | 'section' | 'article' | 'aside' | 'li' | 'fieldset'
type SurfaceProps = HTMLAttributes<HTMLElement> & { as?: Tag; children: ReactNode }

export function Card({ as: Element = 'div', className, ...rest }: SurfaceProps) {
  return <Element className={cn('card', className)} {...rest} />
}

/** The raised surface: what one decides on (booking, sign-in). */
export function Panel({ as: Element = 'section', className, ...rest }: SurfaceProps) {
  return <Element className={cn('panel', className)} {...rest} />
}

/** The one action of a page, kept in reach on the phone above the bottom bar. Not shown on wider screens. */
export function StickyBar({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn('sticky-bar', className)}>{children}</div>
}
