import { env } from '@/lib/core/env'
import { migrate } from './migrate'

await migrate(env().DATABASE_URL)
console.log('Database schema is up to date.')
