'use client'

import { type ReactNode, useId, useRef } from 'react'
import { buttonClass } from './button'
import { Icon } from './icon'

type DialogProps = {
  /** Words on the button that opens it. */
  open: ReactNode
  openVariant?: 'primary' | 'ghost' | 'quiet' | 'danger'
  title: string
  closeLabel: string
  children: ReactNode
}

/** The browser's own dialog: focus stays in, Escape and a tap beside it close it, focus returns to the button. */
export function Dialog({ open, openVariant = 'ghost', title, closeLabel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <>
      <button
        type="button"
        className={buttonClass({ variant: openVariant })}
        onClick={() => dialog.current?.showModal()}
      >
        {open}
      </button>
      <dialog
        ref={dialog}
        className="dialog"
        aria-labelledby={id}
        onPointerDown={event => event.target === dialog.current && dialog.current?.close()}
      >
        <div className="flex items-start justify-between gap-4">
          <h2 id={id} className="text-xl">
            {title}
          </h2>
          <button
            type="button"
            className={buttonClass({ variant: 'quiet', size: 'sm' })}
            aria-label={closeLabel}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="x" />
          </button>
        </div>
        <div className="mt-4">{children}</div>
      </dialog>
    </>
  )
}
