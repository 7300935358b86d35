import { safeLink } from '../text/safe-link.ts';
import { Foreign } from './foreign.tsx';
import { Icon } from './icon.tsx';

/** An address that others gave: a link in a new tab if it is a web address, else a text. It is shown in full, so that it cannot lie. */
export function ForeignLink({ text }: { text: string }) {
  const href = safeLink(text);
  if (href === null) return <Foreign text={text} />;
  return (
    <a class="foreign-link" href={href} target="_blank" rel="noreferrer noopener">
      <Foreign text={text} />
      <Icon name="external" />
      <span class="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
