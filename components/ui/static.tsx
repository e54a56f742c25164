import type { ReactNode } from 'react'
import { staticMarkup } from './static-markup'

type StaticProps = { as: 'ul' | 'ol' | 'div'; className?: string; children: ReactNode }

/** Children written as plain HTML, once: for long lists that have no life of their own. See `staticMarkup`. */
export function Static({ as: Tag, className, children }: StaticProps) {
  return <Tag className={className} dangerouslySetInnerHTML={{ __html: staticMarkup(children) }} />
}
