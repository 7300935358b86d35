import { CopyButton } from './copy-button.tsx';

interface CodeBlockProps {
  /** Where the text goes: a file, or `Terminal`. */
  where: string;
  code: string;
  /** What it is called. */
  about: string;
}

/** A text to copy into a file or a terminal. */
export function CodeBlock({ where, code, about }: CodeBlockProps) {
  return (
    <figure>
      <figcaption class="setup-caption">
        <span class="muted small">{where}</span>
        <CopyButton text={code} label={`Copy ${about}`} />
      </figcaption>
      <pre class="code" tabIndex={0} aria-label={about}>
        {code}
      </pre>
    </figure>
  );
}
