'use client'

import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { FieldFrame } from './field-frame'
import { useField } from './form-context'

type PasswordProps = {
  name?: string
  label: string
  hint?: ReactNode
  showLabel: string
  hideLabel: string
  autoComplete: 'current-password' | 'new-password'
  required?: boolean
  minLength?: number
}

const never = () => () => {}

/** A password one can look at. Its value never comes back from the server, so it is not restored. */
export function PasswordField({
  name = 'password',
  label,
  hint,
  showLabel,
  hideLabel,
  ...rest
}: PasswordProps) {
  const { id, error, describe } = useField(name, Boolean(hint))
  const [shown, setShown] = useState(false)
  // The eye needs JavaScript, so it appears only with it.
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div className="relative">
        <Input
          id={id}
          name={name}
          type={shown ? 'text' : 'password'}
          className="pe-12 rtl:ps-12 rtl:pe-3.5"
          dir="ltr"
          autoCapitalize="none"
          spellCheck={false}
          {...describe}
          {...rest}
        />
        {alive ? (
          <button
            type="button"
            className="absolute inset-y-0 end-0 grid w-12 place-items-center rounded-control text-muted"
            aria-label={shown ? hideLabel : showLabel}
            onClick={() => setShown(!shown)}
          >
            <Icon name={shown ? 'eye-off' : 'eye'} />
          </button>
        ) : null}
      </div>
    </FieldFrame>
  )
}
