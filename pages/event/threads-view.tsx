import { useContext, useState } from 'preact/hooks';
import { Select } from '../parts/select.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { counted } from '../text/number-words.ts';
import type { Thread } from './event-types.ts';
import { threadName } from './exception-words.ts';
import { Frames } from './frames.tsx';
import { StackContext } from './stack-context.ts';

/** The stacks of an event's threads, one at a time, that of the thread that crashed first. */
export function ThreadsView({ threads }: { threads: readonly Thread[] }) {
  const { target } = useContext(StackContext);
  const meant = threads.findIndex((_, at) => target?.stack === `t${at}`);
  const [chosen, setChosen] = useState<number | null>(null);
  const at = chosen ?? Math.max(0, meant);
  const { frames } = threads[at]!;
  return (
    <section class="exception" id="threads">
      <header class="exception-head cluster">
        <h3>{counted(threads.length, 'thread')}</h3>
        <Select
          label="Thread"
          value={String(at)}
          options={threads.map((thread, index) => [String(index), oneLine(threadName(thread), 80)])}
          onChange={(value) => setChosen(Number(value))}
        />
      </header>
      {frames.length === 0 ? (
        <p class="exception-note small muted">The stack of this thread was not sent, or is the exception’s above.</p>
      ) : (
        <Frames key={at} frames={frames} stack={`t${at}`} />
      )}
    </section>
  );
}
