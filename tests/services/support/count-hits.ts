// A second process of the site: takes hits of one limit and says how many passed.
import { takeHit } from '@/lib/core/rate-limit'

const [who = '', hits = '0'] = process.argv.slice(2)
const verdicts = await Promise.all(
  Array.from({ length: Number(hits) }, () => takeHit('sign_in_account', who)),
)
process.stdout.write(String(verdicts.filter(({ allowed }) => allowed).length))
process.exit(0)
