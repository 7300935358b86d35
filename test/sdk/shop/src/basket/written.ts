/** Signs with which articles are decorated. They take two units of UTF-16 each, and a bundler leaves them as they are. */
const SIGNS = /[🍵🫖🏺🧺🛒🎁🎀🧾]/gu;

/** How an article is written without its signs. */
export function written(article: string): string {
  return article.replaceAll(SIGNS, '').trim();
}
