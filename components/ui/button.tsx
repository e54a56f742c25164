import { cva, type VariantProps } from 'class-variance-authority'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'

export const buttonClass = cva('btn', {
  variants: {
    variant: { primary: 'btn-primary', ghost: 'btn-ghost', quiet: 'btn-quiet', danger: 'btn-danger' },
    size: { sm: 'btn-sm', md: '', lg: 'btn-lg' },
    full: { true: 'w-full' },
  },
  defaultVariants: { variant: 'primary', size: 'md' },
})

type Look = VariantProps<typeof buttonClass>

export function Button({
  variant,
  size,
  full,
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & Look) {
  return <button type={type} className={buttonClass({ variant, size, full, className })} {...rest} />
}

/** A link that looks like a button. A plain anchor: the pages it leads to are cached, nothing is prefetched. */
export function LinkButton({
  variant,
  size,
  full,
  className,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & Look & { href: string }) {
  return (
    <a className={buttonClass({ variant, size, full, className })} {...rest}>
      {children}
    </a>
  )
}
