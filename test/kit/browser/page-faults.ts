import type { Page } from 'playwright-core';

/** A page that does not answer for so long hangs. */
const PATIENCE_MS = 20_000;

/** Run in the page: what it shows that is foreign and is not mere text, and whether it is wider than its window. */
const FAULTS = `(() => {
  const faults = [];
  const every = (selector) => [...document.querySelectorAll(selector)];
  if (window.__hit !== undefined) faults.push('what is foreign ran');
  for (const element of every('#app :is(script, style, img, iframe, object, embed, form[action], base, meta, link)'))
    faults.push('made: ' + element.outerHTML.slice(0, 100));
  for (const element of every('#app *'))
    for (const { name } of element.attributes) if (name.startsWith('on')) faults.push('handler: ' + name);
  for (const { href, rel, target } of document.links) {
    const { protocol, host } = new URL(href);
    const isSafe = host === location.host || (/noopener/.test(rel) && /noreferrer/.test(rel) && target === '_blank');
    if (!/^https?:$/.test(protocol) || !isSafe) faults.push('link: ' + href.slice(0, 100));
  }
  const acts = /[\\u200b\\u202a-\\u202e\\u2066-\\u2069]|(?![\\t\\n])\\p{Cc}/u;
  if (acts.test(document.title)) faults.push('acts: title');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (acts.test(texts.currentNode.data)) faults.push('acts: ' + texts.currentNode.parentElement.outerHTML.slice(0, 200));
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) {
    const wide = every('body *').findLast((one) => one.getBoundingClientRect().right === scrollWidth);
    faults.push('scrolls sideways: ' + scrollWidth + ' > ' + innerWidth + ' ' + wide?.outerHTML.slice(0, 200));
  }
  return faults;
})()`;

/** What is wrong with a page that shows foreign texts, a line for each. A page that hangs is one, too. */
export async function pageFaults(page: Page): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<string[]>((resolve) => {
    timer = setTimeout(() => resolve(['it hangs']), PATIENCE_MS);
  });
  return Promise.race([page.evaluate<string[]>(FAULTS), hangs]).finally(() => clearTimeout(timer));
}

/** Opens whatever folds there are, those within them as well, down to a depth. */
export async function openFolds(page: Page, depth = 3): Promise<void> {
  for (let level = 0; level < depth; level++)
    await page.evaluate(`new Promise((resolve) => {
      for (const fold of document.querySelectorAll('details:not([open])')) fold.open = true;
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    })`);
}
