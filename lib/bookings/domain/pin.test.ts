import { expect, test } from 'vitest'
import { coarseArea, formatPin, mapLinks, parsePin } from './pin'
import { kmApart } from './point'

const CASA = { latitude: 33.5731, longitude: -7.5898 }

test.each([
  '33.5731, -7.5898',
  '(33.5731,-7.5898)',
  '33.5731 -7.5898',
  '33,5731; -7,5898',
  '٣٣٫٥٧٣١، -٧٫٥٨٩٨',
  'geo:33.5731,-7.5898?z=17',
  'https://www.google.com/maps/@33.5731,-7.5898,17z',
  'https://www.google.com/maps?q=33.5731,-7.5898',
  'https://maps.google.com/?q=loc:33.5731,-7.5898',
  'https://www.google.com/maps/search/?api=1&query=33.5731%2C-7.5898',
  'https://www.google.com/maps/place/X/@33.9,-7.1,17z/data=!3m1!4b1!8m2!3d33.5731!4d-7.5898',
  'https://www.openstreetmap.org/#map=17/33.5731/-7.5898',
  'https://www.openstreetmap.org/?mlat=33.5731&mlon=-7.5898#map=12/33.9/-7.1',
])('%s is the place', text => {
  expect(parsePin(text)).toEqual(CASA)
})

test.each([
  '',
  'près de la mosquée',
  '12, 5',
  '48.8566, 2.3522',
  '33.5731',
  'https://maps.app.goo.gl/abc',
  '-7.58, 33.57',
])('%s is none', text => {
  expect(parsePin(text)).toBeNull()
})

test('what is written is read again, to a metre', () => {
  const pin = { latitude: 23.71477, longitude: -15.93691 }
  expect(parsePin(formatPin(pin))).toEqual(pin)
  expect(parsePin(mapLinks(pin).geo)).toEqual(pin)
  expect(parsePin(mapLinks(pin).osm)).toEqual(pin)
  expect(parsePin(mapLinks(pin).google)).toEqual(pin)
})

test('the coarse area is the district’s, or the city’s, whatever the pin', () => {
  const city = { latitude: 33.5883, longitude: -7.6114 }
  expect(coarseArea({ latitude: 33.5735, longitude: -7.6365 }, city)).toEqual({
    latitude: 33.57,
    longitude: -7.64,
    km: 1.5,
  })
  expect(coarseArea(null, city)).toEqual({ latitude: 33.59, longitude: -7.61, km: 5 })
})

test('Rabat lies some 85 km from Casablanca', () => {
  const apart = kmApart({ latitude: 34.0209, longitude: -6.8416 }, { latitude: 33.5883, longitude: -7.6114 })
  expect(apart).toBeGreaterThan(83)
  expect(apart).toBeLessThan(88)
})
