'use client'

import { ErrorPanel, type ErrorProps } from '@/components/layout/error-panel'

/**
 * Inside the frame of its group, which stays. One more above the groups would be one more download of every page, for
 * the rare frame that breaks itself: the global one catches that.
 */
export default function PageError(props: ErrorProps) {
  return <ErrorPanel {...props} />
}
