import { GUARDS } from '@/lib/bookings/domain/guards'
import { BOOKING_STATUSES, type BookingStatus } from '@/lib/bookings/domain/status'
import { EFFECTS, type Transition } from '@/lib/bookings/domain/steps/step'
import { TIMER_NAMES, TIMERS } from '@/lib/bookings/domain/timers'
import { TRANSITIONS } from '@/lib/bookings/domain/transitions'
import { EFFECT_WORDS, GUARD_WORDS, TIMER_WORDS } from './words'

const STATES: readonly (BookingStatus | null)[] = [null, ...BOOKING_STATUSES]
const heading = (state: BookingStatus | null) => state ?? 'Nothing yet'
const list = (items: readonly string[], between = ', ') => (items.length > 0 ? items.join(between) : '–')
const code = (name: string) => `\`${name}\``

function diagram(): string[] {
  const arrows = new Map<string, string[]>()
  for (const { from, to, name } of TRANSITIONS.filter(row => row.from !== row.to)) {
    const arrow = `${from ?? '[*]'} --> ${to}`
    const names = arrows.get(arrow) ?? []
    if (!names.includes(name)) arrows.set(arrow, [...names, name])
  }
  const ends = BOOKING_STATUSES.filter(state =>
    TRANSITIONS.every(row => row.from !== state || row.to === state),
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...[...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`),
    ...ends.map(state => `  ${state} --> [*]`),
    '```',
  ]
}

function line(row: Transition): string {
  const guards = row.guards.map(guard => GUARD_WORDS[guard])
  const conditions = row.reasonRequired ? [...guards, 'a reason in words'] : guards
  const cells = [
    code(row.name),
    row.from === row.to ? 'stays' : row.to + (row.reasonCode ? ` (${row.reasonCode})` : ''),
    row.actors.join(', '),
    list(conditions, '; '),
    list(row.effects.map(code)),
    list(row.timers.map(code)),
    list(row.mails.map(code)),
  ]
  return `| ${cells.join(' | ')} |`
}

function stateSection(state: BookingStatus | null): string[] {
  const rows = TRANSITIONS.filter(row => row.from === state)
  if (rows.length === 0) return [`## ${heading(state)}`, '', 'Nothing leads out of it.', '']
  return [
    `## ${heading(state)}`,
    '',
    '| step | to | who | only if | effects | timers | e-mails |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(line),
    '',
  ]
}

const timerDoes = (name: (typeof TIMER_NAMES)[number]) => {
  const timer = TIMERS[name]
  return 'reminds' in timer ? `reminds: ${timer.reminds.map(code).join(', ')}` : `tries ${code(timer.does)}`
}

/** The page about the states of a booking, made from the table that the product runs by. */
export function bookingStatesPage(): string {
  return [
    '# The states of a booking',
    '',
    'Made by `npm run docs:bookings` from `lib/bookings/domain/steps`; a test fails when it is out of date. Numbers are our',
    'defaults, which an administrator may change. What is not listed is refused. Each step raises the version and leaves one',
    'row of history and one of the audit log.',
    '',
    ...diagram(),
    '',
    ...STATES.flatMap(stateSection),
    '## Conditions',
    '',
    ...Object.keys(GUARDS).map(name => `- ${code(name)}: ${GUARD_WORDS[name as keyof typeof GUARDS]}`),
    '',
    '## Effects',
    '',
    ...EFFECTS.map(name => `- ${code(name)}: ${EFFECT_WORDS[name]}`),
    '',
    '## Timers',
    '',
    'A timer is a job of its own; when it rings, the state is read again.',
    '',
    '| timer | rings | does |',
    '| --- | --- | --- |',
    ...TIMER_NAMES.map(name => `| ${code(name)} | ${TIMER_WORDS[name]} | ${timerDoes(name)} |`),
    '',
  ].join('\n')
}
