/** From `at` (UTC) on, Moroccan clocks show UTC plus `offset` minutes. */
export type ZoneRule = { at: string; offset: number }

/**
 * Legal time in Morocco since 2015, oldest first. Until October 2018: UTC+1 in summer, suspended in Ramadan.
 * Then UTC+1 all year, UTC+0 in Ramadan. Since 20 September 2026, 02:00: UTC+0 for good.
 * Source: IANA tzdata 2026c. If the law changes again, a row is added here and nowhere else.
 */
export const ZONE_RULES: readonly ZoneRule[] = [
  { at: '2015-01-01T00:00Z', offset: 0 },
  { at: '2015-03-29T02:00Z', offset: 60 },
  { at: '2015-06-14T02:00Z', offset: 0 },
  { at: '2015-07-19T02:00Z', offset: 60 },
  { at: '2015-10-25T02:00Z', offset: 0 },
  { at: '2016-03-27T02:00Z', offset: 60 },
  { at: '2016-06-05T02:00Z', offset: 0 },
  { at: '2016-07-10T02:00Z', offset: 60 },
  { at: '2016-10-30T02:00Z', offset: 0 },
  { at: '2017-03-26T02:00Z', offset: 60 },
  { at: '2017-05-21T02:00Z', offset: 0 },
  { at: '2017-07-02T02:00Z', offset: 60 },
  { at: '2017-10-29T02:00Z', offset: 0 },
  { at: '2018-03-25T02:00Z', offset: 60 },
  { at: '2018-05-13T02:00Z', offset: 0 },
  { at: '2018-06-17T02:00Z', offset: 60 },
  { at: '2019-05-05T02:00Z', offset: 0 },
  { at: '2019-06-09T02:00Z', offset: 60 },
  { at: '2020-04-19T02:00Z', offset: 0 },
  { at: '2020-05-31T02:00Z', offset: 60 },
  { at: '2021-04-11T02:00Z', offset: 0 },
  { at: '2021-05-16T02:00Z', offset: 60 },
  { at: '2022-03-27T02:00Z', offset: 0 },
  { at: '2022-05-08T02:00Z', offset: 60 },
  { at: '2023-03-19T02:00Z', offset: 0 },
  { at: '2023-04-23T02:00Z', offset: 60 },
  { at: '2024-03-10T02:00Z', offset: 0 },
  { at: '2024-04-14T02:00Z', offset: 60 },
  { at: '2025-02-23T02:00Z', offset: 0 },
  { at: '2025-04-06T02:00Z', offset: 60 },
  { at: '2026-02-15T02:00Z', offset: 0 },
  { at: '2026-03-22T02:00Z', offset: 60 },
  { at: '2026-09-20T01:00Z', offset: 0 },
]
