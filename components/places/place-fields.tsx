'use client'

import { useState, useSyncExternalStore } from 'react'
import { SelectField } from '@/components/forms/field'
import { useForm } from '@/components/forms/form-context'

type Named = { slug: string; name: string }
type PlaceFieldsProps = {
  cities: readonly (Named & { districts: readonly Named[] })[]
  city: string | undefined
  district: string | undefined
  words: Record<'city' | 'cityNone' | 'district' | 'districtNone' | 'districtHint' | 'optional', string>
}

const never = () => () => {}
const option = ({ slug, name }: Named) => ({ value: slug, label: name })

/** City and district. With JavaScript the list holds the chosen city's districts; without, all of them by city. */
export function PlaceFields({ cities, city, district, words }: PlaceFieldsProps) {
  const { refusal } = useForm()
  const typed = refusal?.values?.city ?? city ?? ''
  const [chosen, setChosen] = useState(typed)
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const own = cities.find(({ slug }) => slug === chosen)?.districts ?? []
  const all = cities
    .filter(({ districts }) => districts.length > 0)
    .map(({ name, districts }) => ({ label: name, options: districts.map(option) }))
  return (
    <>
      <SelectField
        name="city"
        label={words.city}
        placeholder={words.cityNone}
        defaultValue={city}
        options={cities.map(option)}
        onChange={event => setChosen(event.target.value)}
        required
      />
      {alive && own.length === 0 ? null : (
        <SelectField
          key={alive ? chosen : 'all'}
          name="district"
          label={words.district}
          hint={words.districtHint}
          optional={words.optional}
          placeholder={words.districtNone}
          defaultValue={chosen === typed || !alive ? district : ''}
          options={alive ? own.map(option) : all}
        />
      )}
    </>
  )
}
