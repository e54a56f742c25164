/** Stands in for the `server-only` marker, whose Node entry throws outside a bundler. */
export {}
