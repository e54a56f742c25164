'use client'

import { useEffect } from 'react'
import { rememberDistrict } from './visitor-city'

/** Whoever searches in a district finds their neighbours on profiles. Renders nothing. */
export function RememberDistrict({ city, district }: { city: string; district: string }) {
  useEffect(() => rememberDistrict(city, district), [city, district])
  return null
}
