import { matchesIn, MAX_MATCHES } from './matches-in.ts';

const FOUND = 'found';
const CURRENT = 'found-now';

/** Texts that are of controls, and what has a search of its own. */
const UNREAD = 'button, select, .visually-hidden, #json';

/** Finds the places of a text that can be seen, in their order on the page. */
export function rangesOf(root: Element, wanted: string): Range[] {
  const ranges: Range[] = [];
  if (wanted === '') return ranges;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const matches = matchesIn((node as Text).data, wanted);
    if (matches.length === 0 || !isRead(node.parentElement!)) continue;
    for (const [start, end] of matches) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      if (ranges.push(range) === MAX_MATCHES) return ranges;
    }
  }
  return ranges;
}

const isRead = (element: Element): boolean => element.closest(UNREAD) === null && element.checkVisibility();

/** Marks places, one of them as the one that is looked at. Only paints; where the browser cannot, nothing is marked. */
export function mark(ranges: readonly Range[], current: number): void {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
  for (const [priority, name, marked] of [
    [1, FOUND, ranges],
    [2, CURRENT, ranges.slice(current, current + 1)],
  ] as const) {
    const highlight = new Highlight(...marked);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
}
