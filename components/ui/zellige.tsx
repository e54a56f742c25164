import type { ReactNode } from 'react'
import { cn } from './class-names'

/** The green ground with the eight-pointed pattern. Once on the site: in the hero of the home page. */
export function Zellige({ children, className }: { children: ReactNode; className?: string }) {
  return <section className={cn('zellige', className)}>{children}</section>
}
