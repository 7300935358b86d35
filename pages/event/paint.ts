import type { Language } from './language.ts';
import type { Paint, Token } from './tokens.ts';

/** Paints the lines of one snippet. @returns what takes the colours away. */
type Job = () => void;

const waiting = new Set<Job>();
let isScheduled = false;

/** Milliseconds that have to be left of an idle moment to begin with another snippet. */
const LEAST_MS = 8;

/** Where there is no such callback, each snippet has a moment of its own. */
const whenIdle: (run: (left: () => number) => void) => void =
  typeof requestIdleCallback === 'function'
    ? (run) => void requestIdleCallback((deadline) => run(() => deadline.timeRemaining()), { timeout: 2_000 })
    : (run) => void setTimeout(() => run(() => 0), 16);

function schedule(): void {
  if (isScheduled || waiting.size === 0) return;
  isScheduled = true;
  whenIdle((left) => {
    isScheduled = false;
    for (const job of waiting) {
      waiting.delete(job);
      job();
      if (left() < LEAST_MS) break;
    }
    schedule();
  });
}

const jobs = new WeakMap<Element, Job>();

let observer: IntersectionObserver | undefined;

/** Snippets are painted once they come near the window, so those that are seen come first. */
function seen(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const job = jobs.get(target);
        if (!isIntersecting || job === undefined) continue;
        observer!.unobserve(target);
        waiting.add(job);
      }
      schedule();
    },
    { rootMargin: '200px' },
  );
  return observer;
}

const hasHighlights = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';

/**
 * Gives the lines of a list the colours of a language, when the browser is idle and they are seen. Only paints: the text stays
 * as it is, one node a line. Where the browser cannot, or the highlighter cannot be loaded, it stays plain.
 * @returns what takes the colours away, or gives them up.
 */
export function paintWhenSeen(list: HTMLElement, language: Language): () => void {
  if (!hasHighlights) return () => undefined;
  const painted: [Highlight, AbstractRange][] = [];
  let isOver = false;
  const job = (): void =>
    void import('./tokens.ts').then(
      ({ tokensOf }) => {
        if (isOver) return;
        const lines = [...list.children].map(textOf);
        for (const token of tokensOf(
          lines.map((line) => line?.data ?? ''),
          language,
        ))
          paint(lines, token, painted);
      },
      () => undefined,
    );
  jobs.set(list, job);
  seen().observe(list);
  return () => {
    isOver = true;
    waiting.delete(job);
    seen().unobserve(list);
    for (const [highlight, range] of painted) highlight.delete(range);
  };
}

function textOf(line: Element): Text | null {
  return [...line.childNodes].find((node) => node instanceof Text) ?? null;
}

function paint(
  lines: readonly (Text | null)[],
  { line, start, end, paint: name }: Token,
  painted: [Highlight, AbstractRange][],
): void {
  const text = lines[line];
  if (!text) return;
  const range = new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end });
  const highlight = highlightOf(name);
  highlight.add(range);
  painted.push([highlight, range]);
}

function highlightOf(name: Paint): Highlight {
  const key = `code-${name}`;
  const known = CSS.highlights.get(key);
  if (known !== undefined) return known;
  const made = new Highlight();
  CSS.highlights.set(key, made);
  return made;
}
