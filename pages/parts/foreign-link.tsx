import { cut, visible } from '../text/foreign-text.ts';
import { safeLink } from '../text/safe-link.ts';
import { Foreign } from './foreign.tsx';
import { Icon } from './icon.tsx';

/**
 * An address that others gave: a link in a new tab if it is a web address, else a text. It is shown as it is, so that it
 * cannot lie; of a long one the rest is shown beside the link, where to ask for it does not follow it.
 */
export function ForeignLink({ text }: { text: string }) {
  const href = safeLink(text);
  if (href === null) return <Foreign text={text} />;
  const { shown, left } = cut(text);
  return (
    <>
      <a class="foreign-link" href={href} target="_blank" rel="noreferrer noopener">
        <bdi class="foreign">{visible(shown)}</bdi>
        <Icon name="external" />
        <span class="visually-hidden"> (opens in a new tab)</span>
      </a>
      {left > 0 && <Foreign text={text.slice(shown.length)} length={0} />}
    </>
  );
}
