'use client'

import { useEffect } from 'react'
import { rememberCity } from './visitor-city'

/** Whoever reads a city's page finds that city on the home page next time. Renders nothing. */
export function RememberCity({ slug }: { slug: string }) {
  useEffect(() => rememberCity(slug), [slug])
  return null
}
