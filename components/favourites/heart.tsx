import { Icon } from '@/components/ui/icon'

/** The form all hearts of a page belong to: without scripts they lead to a page that asks once more. */
export const HEARTS_FORM = 'hearts'

type HeartProps = {
  /** The provider's address. */
  slug: string
  /** "Ajouter Youssef Bennani aux favoris": whom a screen reader speaks of. */
  label: string
  /** Known to be set, on a page of one's own; elsewhere the browser fills it in. */
  on?: boolean
  className?: string
}

/**
 * A heart: a plain button of the page's one form, no client code of its own. `Hearts` fills it and lets it be tapped
 * without leaving the page.
 */
export function Heart({ slug, label, on = false, className = 'heart' }: HeartProps) {
  return (
    <button
      type="submit"
      form={HEARTS_FORM}
      name="provider"
      value={slug}
      className={className}
      data-favourite={slug}
      aria-pressed={on}
      aria-label={label}
    >
      <Icon name="heart" />
    </button>
  )
}
