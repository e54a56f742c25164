'use client'

import { ErrorPanel, type ErrorProps } from '@/components/layout/error-panel'

/** Where the frame went with the page, this is the main part of what is left. */
function asMain(panel: HTMLElement | null): void {
  if (panel && !panel.closest('main')) panel.setAttribute('role', 'main')
}

/** The same module inside and outside of the frame: as two, they would be two downloads of every page. */
export default function PageError(props: ErrorProps) {
  return (
    <div className="wrap" ref={asMain}>
      <ErrorPanel {...props} />
    </div>
  )
}
