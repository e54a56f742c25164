import { Photo } from '@/components/files/photo'
import { cn } from './class-names'
import { initialsOf, tintOf } from './initials'

type Size = 'sm' | 'md' | 'lg' | 'xl'
const SIZE: Record<Size, string> = { sm: 'avatar-sm', md: '', lg: 'avatar-lg', xl: 'avatar-xl' }

type AvatarProps = {
  name: string
  seed: number
  size?: Size
  className?: string
  /** The picture in the door, if there is one. */
  portrait?: string | null | undefined
}

/** Pixels the door takes at most, doubled for fine screens and rounded to a width that exists. */
const PIXELS: Record<Size, 160 | 480> = { sm: 160, md: 160, lg: 480, xl: 480 }

/** A person's portrait or initials in the door. Decorative: the name stands beside it. */
export function Avatar({ name, seed, size = 'md', className, portrait }: AvatarProps) {
  return (
    <span className={cn('avatar', `tint-${tintOf(seed)}`, SIZE[size], className)} aria-hidden="true">
      {portrait ? (
        <Photo id={portrait} thumb={PIXELS[size]} width={120} height={148} eager={size === 'xl'} />
      ) : (
        initialsOf(name)
      )}
    </span>
  )
}
