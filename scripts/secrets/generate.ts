// `npm run secrets:generate`: new secrets as lines of an environment file. Nothing is written anywhere.
import { fresh } from './fresh'

for (const [name, make] of Object.entries(fresh)) console.log(`${name}=${make()}`)
