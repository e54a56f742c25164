/** The bab with a person in its door. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg className={className} width="26" height="30" viewBox="0 0 26 30" fill="none" aria-hidden="true">
      <path d="M2 28V13a11 11 0 0 1 22 0v15" stroke="currentColor" strokeWidth="3.2" strokeLinecap="round" />
      <path
        d="M13 18.5V28M13 11.5v.01"
        stroke="var(--color-terracotta-bright)"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
    </svg>
  )
}

export function Logo({ name, href, label }: { name: string; href: string; label: string }) {
  return (
    <a className="logo" href={href} aria-label={label}>
      <LogoMark />
      <span aria-hidden="true">{name}</span>
    </a>
  )
}
