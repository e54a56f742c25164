export type Holder = { pid: number; [detail: string]: unknown }
export function claim(
  file: string,
  details?: Record<string, unknown>,
): { free: () => void; leftOver: boolean; holder?: undefined } | { holder: Holder; free?: undefined }
export function claimWhenFree(file: string, waiting?: () => void): Promise<() => void>
