'use client'

import { useEffect, useRef, useState } from 'react'
import { useForm } from '@/components/forms/form-context'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { countdownText } from '@/lib/accounts/domain/countdown'

/** As long as the server makes one wait between two letters. */
const COOL_DOWN = 60

type ResendProps = {
  /** Seconds until another letter may be asked for, when the page was made. */
  wait: number
  words: { resend: string; pending: string; soon: string }
}

/** Counts down by the machine's steady clock: a tab in the background does not fall behind. */
function useCountdown(first: number) {
  // Nothing before the page has its script: without one the button must stay open.
  const [left, setLeft] = useState(0)
  const end = useRef(0)
  const start = (seconds: number) => {
    end.current = performance.now() + seconds * 1000
    setLeft(seconds)
  }
  useEffect(() => {
    if (end.current === 0) end.current = performance.now() + first * 1000
    const show = () => setLeft(Math.max(0, Math.ceil((end.current - performance.now()) / 1000)))
    show()
    const timer = setInterval(show, 500)
    return () => clearInterval(timer)
  }, [first])
  return [left, start] as const
}

/**
 * Asks for another letter, and shows how long one must wait for the next. Whether there is an account makes no
 * difference here; without JavaScript the button is always open, and the server says to wait.
 */
export function ResendButton({ wait, words }: ResendProps) {
  const { pending, refusal } = useForm()
  const [left, start] = useCountdown(wait)
  const [sent, setSent] = useState(false)
  if (pending && !sent) setSent(true)
  useEffect(() => {
    if (pending || !sent) return
    setSent(false)
    const seconds = Number(refusal?.params?.seconds ?? 0)
    start(refusal ? seconds : COOL_DOWN)
  })
  const closed = pending || left > 0
  return (
    <div className="grid gap-2">
      <button
        type="submit"
        className={buttonClass({ variant: 'ghost', full: true })}
        aria-disabled={closed || undefined}
        onClick={event => {
          if (closed) event.preventDefault()
        }}
      >
        {pending ? <Icon name="loader-circle" className="spin" /> : null}
        <span aria-live="polite">{pending ? words.pending : words.resend}</span>
      </button>
      {left > 0 && !pending ? (
        <p className="hint text-center">
          {words.soon}{' '}
          <bdi className="tabular-nums" data-seconds={left}>
            {countdownText(left)}
          </bdi>
        </p>
      ) : null}
    </div>
  )
}
