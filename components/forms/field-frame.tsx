'use client'

import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

type FrameProps = {
  id: string
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** "(facultatif)" */
  optional?: string | undefined
  children: ReactNode
}

export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="field-error">
      <Icon name="circle-alert" />
      {error}
    </p>
  )
}

/** Label above, hint and fault below. */
export function FieldFrame({ id, label, hint, error, optional, children }: FrameProps) {
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {label}
        {optional ? <span className="hint font-normal"> {optional}</span> : null}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      ) : null}
      <FieldError id={id} error={error} />
    </div>
  )
}
