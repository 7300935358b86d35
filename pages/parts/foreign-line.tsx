import { oneLine } from '../text/foreign-text.ts';

/** A text of others on one line, where there is no room for more, and inside of links: nothing in it can be pressed. */
export function ForeignLine({
  text,
  length = 200,
  class: name = '',
}: {
  text: string;
  length?: number;
  class?: string;
}) {
  return <bdi class={`foreign ${name}`}>{oneLine(text, length)}</bdi>;
}
