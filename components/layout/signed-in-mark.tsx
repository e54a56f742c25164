'use client'

import { useEffect } from 'react'
import { useRoleHint } from './role-hint'

/** Marks the page as read by somebody who is signed in; the style sheet shows what is theirs. Renders nothing. */
export function SignedInMark() {
  const role = useRoleHint()
  useEffect(() => {
    if (role === null) delete document.documentElement.dataset.in
    else document.documentElement.dataset.in = role
  }, [role])
  return null
}
