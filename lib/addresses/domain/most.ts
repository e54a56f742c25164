/** How many places one client can keep. */
export const MOST_ADDRESSES = 10
