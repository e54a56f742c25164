/** The icons the site uses, by their lucide names; `node scripts/make-icons.mjs` draws them into one file. */
export const ICON_NAMES = [
  // trades
  'droplets',
  'zap',
  'sparkles',
  'leaf',
  'paint-roller',
  'air-vent',
  'key-round',
  'hammer',
  'washing-machine',
  'truck',
  'brick-wall',
  'drill',
  'scissors',
  'heart-handshake',
  'wifi',
  'bug-off',
  'spool',
  'car',
  'wrench',
  // actions and signs
  'search',
  'map-pin',
  'locate-fixed',
  'calendar-days',
  'calendar-check',
  'calendar-x',
  'clock',
  'arrow-right',
  'arrow-left',
  'chevron-right',
  'chevron-left',
  'chevron-down',
  'check',
  'x',
  'plus',
  'minus',
  'trash-2',
  'pencil',
  'eye',
  'eye-off',
  'house',
  'circle-user-round',
  'log-in',
  'log-out',
  'languages',
  'badge-check',
  'crown',
  'star',
  'message-square',
  'phone',
  'mail',
  'bell',
  'shield-check',
  'wallet',
  'banknote',
  'credit-card',
  'sliders-horizontal',
  'arrow-up-down',
  'circle-alert',
  'circle-check',
  'info',
  'triangle-alert',
  'loader-circle',
  'external-link',
  'heart',
  'copy',
  'timer',
  'briefcase',
  'users',
  'settings',
  'list',
  'image',
  'camera',
  'file-text',
  'wifi-off',
  'compass',
  'hourglass',
  'ban',
  'navigation',
  'layout-grid',
] as const

export type IconName = (typeof ICON_NAMES)[number]

const kebab = (name: string) =>
  name
    .replace(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()

/** The icon of a trade, as the catalogue names it (`PaintRoller`); a wrench for one the site has not drawn. */
export function iconOf(name: string): IconName {
  const wanted = kebab(name)
  return ICON_NAMES.find(icon => icon === wanted) ?? 'wrench'
}
