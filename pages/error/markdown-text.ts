import { copyable } from '../text/foreign-text.ts';

/** The longest run of backticks in a text. */
function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/**
 * A text of others as code within a line of Markdown, so that no image, link or HTML in it comes to life where it is pasted.
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
export function codeSpan(text: string): string {
  const line = copyable(text).replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '—';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return fence + pad + line + pad + fence;
}

/** Lines of others as a block of code that nothing in them can end. @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function codeBlock(text: string): string {
  const body = copyable(text);
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}\n${body}\n${fence}`;
}
