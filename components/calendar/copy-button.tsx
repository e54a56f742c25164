'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

/** Copies a text. Where the browser does not let us, it selects it instead. */
export function CopyButton({ from, label, done }: { from: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false)
  async function copy(): Promise<void> {
    const field = document.getElementById(from)
    if (!(field instanceof HTMLInputElement)) return
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <Button variant="ghost" onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
      <span aria-live="polite">{copied ? done : label}</span>
    </Button>
  )
}
