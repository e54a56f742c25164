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
