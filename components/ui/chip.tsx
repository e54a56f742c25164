import type { AnchorHTMLAttributes, InputHTMLAttributes, ReactNode } from 'react'
import { cn } from './class-names'

type Slot = {
  /** The ISO instant, when the chip is a free slot. */
  start?: string | undefined
  current?: boolean | undefined
}

/** A choice as a link: a free slot, a filter that can be taken away. */
export function ChipLink({
  start,
  current,
  className,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & Slot & { href: string }) {
  return (
    <a className={cn('chip', className)} data-start={start} aria-current={current || undefined} {...rest}>
      {children}
    </a>
  )
}

/** A choice inside a form that works without JavaScript: the radio is there, only not drawn. */
export function ChipRadio({
  start,
  className,
  children,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { start?: string; children: ReactNode }) {
  return (
    <label className={cn('chip relative cursor-pointer', className)} data-start={start}>
      <input type="radio" className="absolute inset-0 cursor-pointer opacity-0" {...rest} />
      {children}
    </label>
  )
}
