/** What a later version of the shop has more. */
export const news: readonly string[] = [];
