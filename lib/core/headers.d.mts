type Header = { key: string; value: string }

export function contentSecurityPolicy(script: string): string
export const commonHeaders: Header[]
export const cachedPageSources: string[]
export const cachedPageHeaders: Header[]
export const immutableHeaders: Header[]
export const drawingHeaders: Header[]
export const fileHeaders: Header[]
