const KEY = 'kh_city'

/** The city this visitor looked at last, by its slug; a browser without storage remembers nothing. */
export function rememberedCity(): string | null {
  try {
    const slug = localStorage.getItem(KEY)
    return slug && /^[a-z0-9-]{1,80}$/.test(slug) ? slug : null
  } catch {
    return null
  }
}

export function rememberCity(slug: string): void {
  try {
    localStorage.setItem(KEY, slug)
  } catch {
    // Private windows may refuse: the page works as for a first visit.
  }
}

const DISTRICT = 'kh_district'

/** The district this visitor searched in last, as `casablanca/maarif`. */
export function rememberedDistrict(): string | null {
  try {
    return localStorage.getItem(DISTRICT)
  } catch {
    return null
  }
}

export function rememberDistrict(city: string, district: string): void {
  try {
    localStorage.setItem(DISTRICT, `${city}/${district}`)
  } catch {
    // As above.
  }
}
