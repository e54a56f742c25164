import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant, stored in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const createdAt = () => instant('created_at').notNull().defaultNow()
export const updatedAt = () => instant('updated_at').notNull().defaultNow()

/** Text compared without case: e-mail addresses. Needs the `citext` extension. */
export const citext = customType<{ data: string }>({ dataType: () => 'citext' })

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** `[lower, upper)` of instants, as PostgreSQL prints it. */
export const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' })

/** Map plane of the search: x = longitude × cos 32°, y = latitude, so that distances are even. */
export const mapPoint = customType<{ data: string }>({ dataType: () => 'point' })

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
