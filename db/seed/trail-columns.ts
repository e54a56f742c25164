/** The columns of the audit log that the seed writes. */
export const TRAIL_COLUMNS = [
  'at',
  'action',
  'severity',
  'actor_kind',
  'actor_id',
  'target_type',
  'target_id',
  'old',
  'new',
  'ip',
  'user_agent',
] as const
