/** Data for search engines; `json` comes from `jsonLd()`, which makes it safe inside a script. */
export function JsonLd({ json }: { json: string }) {
  return <script type="application/ld+json">{json}</script>
}
