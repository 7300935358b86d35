import { useEffect, useState } from 'preact/hooks';
import { announce } from '../toasts/announce.ts';
import { toasts } from '../toasts/toasts.ts';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { Icon } from './icon.tsx';

interface CopyButtonProps {
  /** What is copied; a function is asked when it is pressed. */
  text: string | (() => string);
  /** What it does: `Copy DSN`. */
  label: string;
  /** Shows the label, too. */
  hasText?: boolean;
  keys?: string;
}

/** How long it says that it has copied, milliseconds. */
const SAYS_MS = 2_000;

/** Copies a text and says so. */
export async function copyAndSay(text: string, what = 'Copied'): Promise<boolean> {
  const isDone = await copyText(text);
  if (isDone) announce(what);
  else toasts.add('The browser does not let this page copy. Select the text and copy it yourself.', { tone: 'bad' });
  return isDone;
}

/** A button that copies. */
export function CopyButton({ text, label, hasText = false, keys }: CopyButtonProps) {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), SAYS_MS);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = async (): Promise<void> => setDone(await copyAndSay(typeof text === 'string' ? text : text()));
  return (
    <Button
      kind={hasText ? 'plain' : 'quiet'}
      label={hasText ? undefined : label}
      keys={keys}
      onClick={() => void copy()}
    >
      <Icon name={isDone ? 'check' : 'copy'} />
      {hasText && (isDone ? 'Copied' : label)}
    </Button>
  );
}
