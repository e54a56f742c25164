'use client'

import { ErrorPanel, type ErrorProps } from '@/components/layout/error-panel'

export default function PageError(props: ErrorProps) {
  return (
    <main className="wrap">
      <ErrorPanel {...props} />
    </main>
  )
}
