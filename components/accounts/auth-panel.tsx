import type { ReactNode } from 'react'
import { Panel } from '@/components/ui/surface'

type AuthPanelProps = { title: string; intro?: ReactNode; children: ReactNode; footer?: ReactNode }

/** The narrow panel of the pages that lead in. */
export function AuthPanel({ title, intro, children, footer }: AuthPanelProps) {
  return (
    <div className="wrap py-8 md:py-14">
      <Panel className="mx-auto grid max-w-form gap-6 p-5 sm:p-8">
        <div className="grid gap-2">
          <h1 className="text-2xl">{title}</h1>
          {intro ? <div className="text-muted">{intro}</div> : null}
        </div>
        {children}
        {footer ? <div className="rule pt-5">{footer}</div> : null}
      </Panel>
    </div>
  )
}
