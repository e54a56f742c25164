export type Crumb = { label: string; href?: string }

/** The way here. The last one is where we are and no link. */
export function Breadcrumbs({ items, label }: { items: readonly Crumb[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ol className="crumbs">
        {items.map(({ label: text, href }, index) => (
          <li key={href ?? text}>
            {href && index < items.length - 1 ? (
              <a href={href}>
                <bdi>{text}</bdi>
              </a>
            ) : (
              <span
                className="inline-block py-1"
                aria-current={index === items.length - 1 ? 'page' : undefined}
              >
                <bdi>{text}</bdi>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
