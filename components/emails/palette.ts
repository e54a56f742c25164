/** The design's colours as values: mail programs know no custom properties. */
export const palette = {
  lime: '#FBF8F2',
  surface: '#FFFFFF',
  sand: '#F1EADD',
  line: '#E4DCCD',
  ink: '#211F1A',
  muted: '#6A6457',
  green: '#0E5E4E',
  terracotta: '#B9502B',
} as const

/** Nothing is fetched from another host, so the fonts are those that phones and computers have. */
export const FONTS =
  "'Readex Pro', 'Segoe UI', 'Helvetica Neue', 'Noto Sans Arabic', Tahoma, Arial, sans-serif"
