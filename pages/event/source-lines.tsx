import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { counted } from '../text/number-words.ts';
import type { Frame } from './event-types.ts';
import { languageOf } from './language.ts';
import { paintWhenSeen } from './paint.ts';
import { isCut, snippetOf } from './snippet.ts';
import { StackContext } from './stack-context.ts';

/** The lines of source around the one where a frame stood. */
export function SourceLines({ frame, label }: { frame: Frame; label: string }) {
  const { platform } = useContext(StackContext);
  const [isWhole, setWhole] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const lines = useMemo(() => snippetOf(frame, isWhole), [frame, isWhole]);
  const language = languageOf(frame.filename ?? frame.abs_path, platform);
  useEffect(() => (language === null ? undefined : paintWhenSeen(list.current!, language)), [lines, language]);
  return (
    <div class="source" tabIndex={0} role="group" aria-label={label}>
      <ol ref={list}>
        {lines.map(({ number, text, isHit, before, behind }, at) => (
          <li key={at} data-line={number} aria-current={isHit ? 'true' : undefined}>
            {before > 0 && <span class="muted">⟵ {counted(before, 'character')} </span>}
            {text}
            {behind > 0 && <span class="muted"> {counted(behind, 'character')} ⟶</span>}
          </li>
        ))}
      </ol>
      {!isWhole && isCut(lines) && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          Show more of the long lines
        </button>
      )}
    </div>
  );
}
