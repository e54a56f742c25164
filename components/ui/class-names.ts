import { type ClassValue, clsx } from 'clsx'

/** Joins class names. Later ones do not undo earlier ones: a component takes additions, not corrections. */
export const cn = (...values: ClassValue[]): string => clsx(values)
