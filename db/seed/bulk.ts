import type { Sql } from 'postgres'

/** The tables that grow to millions of rows. */
const GROWING = [
  'users',
  'providers',
  'offers',
  'listings',
  'weekly_ranges',
  'availability_exceptions',
  'bookings',
  'booking_events',
  'reviews',
]

type Definition = { drop: string; create: string }

/**
 * Takes foreign keys, unique keys, the exclusion constraint and indexes off the growing tables, inside the
 * caller's transaction, and gives the function that puts every one back as it was: built over the whole
 * table at once they cost a fraction, and PostgreSQL checks every row all the same.
 */
export async function withoutIndexes(sql: Sql): Promise<() => Promise<void>> {
  const constraints = await sql<Definition[]>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
      from pg_constraint
     where conrelid = any (${GROWING}::regclass[]) and contype in ('f', 'u', 'x')
     order by array_position('{u,x,f}'::text[], contype::text), conname`
  const indexes = await sql<Definition[]>`
    select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as create
      from pg_index i
     where indrelid = any (${GROWING}::regclass[]) and not indisprimary
       and not exists (select 1 from pg_constraint where conindid = i.indexrelid)
     order by indexrelid::regclass::text`
  for (const { drop } of [...constraints.toReversed(), ...indexes]) await sql.unsafe(drop)
  return async () => {
    await sql`set local maintenance_work_mem = '512MB'`
    for (const { create } of [...indexes, ...constraints]) await sql.unsafe(create)
  }
}
