import { cn } from './class-names'
import { initialsOf, tintOf } from './initials'

type Size = 'sm' | 'md' | 'lg' | 'xl'
const SIZE: Record<Size, string> = { sm: 'avatar-sm', md: '', lg: 'avatar-lg', xl: 'avatar-xl' }

type AvatarProps = { name: string; seed: number; size?: Size; className?: string }

/** A person's initials in the door. Decorative: the name stands beside it. */
export function Avatar({ name, seed, size = 'md', className }: AvatarProps) {
  return (
    <span className={cn('avatar', `tint-${tintOf(seed)}`, SIZE[size], className)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

const SKIN = ['#f0c9a4', '#d9a577', '#b67b4f', '#8a5a3a']
const HAIR = ['#2b211a', '#4a3324', '#6e6a66', '#1d1a18']
const HEAD = [
  'M31 44a17 17 0 0 1 34 0l-4-6q-13 2-20-5-3 6-10 11z',
  'M30 46q-2-22 18-22t18 22l-3-1q0-10-8-13-12 5-22 13z',
  'M31 41q2-17 17-17t17 17H31zM27 41h42v3H27z',
]
const SCARF = 'M28 76q-4-52 20-52t20 52q-6 6-20 6t-20-6zm7-27a13 16 0 1 0 26 0q0-14-13-14T35 49z'

type FigureProps = { seed: number; scarf?: boolean; size?: Size; className?: string }

/** A drawn stand-in for a photo: head, shoulders and one of three hair lines, or a scarf, chosen by the seed. */
export function AvatarFigure({ seed, scarf = false, size = 'md', className }: FigureProps) {
  const pick = (list: readonly string[], shift: number) => list[(Math.abs(seed) >> shift) % list.length]
  return (
    <span className={cn('avatar', `tint-${tintOf(seed)}`, SIZE[size], className)} aria-hidden="true">
      <svg viewBox="0 0 96 114" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
        <path fill="currentColor" d="M10 114q2-34 38-36 36 2 38 36z" />
        <path fill={pick(SKIN, 2)} d="M41 62h14v18q-7 7-14 0zM33 46a15 19 0 0 1 30 0 15 19 0 0 1-30 0z" />
        {scarf ? (
          <path fill="currentColor" opacity=".72" d={SCARF} />
        ) : (
          <path fill={pick(HAIR, 4)} d={pick(HEAD, 6)} />
        )}
      </svg>
    </span>
  )
}
