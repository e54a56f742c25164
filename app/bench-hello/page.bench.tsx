export const dynamic = 'force-dynamic'

/** The least that a dynamic page can be: what every ratio of the bench is measured against. */
export default function HelloPage() {
  return <p>hello</p>
}
