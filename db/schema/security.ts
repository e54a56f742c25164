import { bigint, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** What browsers refused to load or run, counted by kind: a page's address without its query, never a person. */
export const cspReports = pgTable(
  'csp_reports',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    directive: text('directive').notNull(),
    /** The origin of what was blocked, or a word of the standard: `inline`, `eval`, `data`. */
    blocked: text('blocked').notNull(),
    /** The page's path, ids taken out. */
    page: text('page').notNull(),
    hits: integer('hits').notNull().default(1),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  table => [
    unique('csp_reports_once').on(table.directive, table.blocked, table.page),
    index('csp_reports_last').on(table.lastAt.desc()),
  ],
)
