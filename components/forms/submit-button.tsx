'use client'

import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { useForm } from './form-context'

type SubmitProps = {
  children: ReactNode
  /** Words while it works: "Envoi…". */
  pending: string
  variant?: 'primary' | 'ghost' | 'quiet' | 'danger'
  size?: 'sm' | 'md' | 'lg'
  full?: boolean
  name?: string
  value?: string
}

/** Sends the form; a second tap while it works does nothing. It keeps its focus, so it is not `disabled`. */
export function SubmitButton({ children, pending: words, variant, size, full, name, value }: SubmitProps) {
  const { pending } = useForm()
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={buttonClass({ variant, size, full })}
      aria-disabled={pending || undefined}
    >
      {pending ? <Icon name="loader-circle" className="spin" /> : null}
      <span aria-live="polite">{pending ? words : children}</span>
    </button>
  )
}
