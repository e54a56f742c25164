import type { ThumbWidth } from './kinds'

/** Where the small copy of a picture is kept. It can be made anew at any time. */
export const thumbKey = (key: string, width: ThumbWidth): string => `${key}-w${width}`
