/** As many as one page shows with their free slots. */
export const MOST_FAVOURITES = 60
