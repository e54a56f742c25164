export function say(text: string): void
export function giveUp(text: string): never
