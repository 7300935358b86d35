import { useContext } from 'preact/hooks';
import { Badge } from '../parts/badge.tsx';
import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Tree } from '../parts/tree.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { counted } from '../text/number-words.ts';
import type { Exception } from './event-types.ts';
import { mechanismWords, relationOf } from './exception-words.ts';
import { Frames } from './frames.tsx';
import { StackContext } from './stack-context.ts';

/** Exceptions whose stacks are open; of a longer chain the others are made when they are opened. */
const MAX_OPEN_STACKS = 5;

/** An exception with its stack, and how it belongs to those above. */
export function ExceptionView({ exceptions, index }: { exceptions: readonly Exception[]; index: number }) {
  const { target } = useContext(StackContext);
  const { type, value, mechanism, module, frames } = exceptions[index]!;
  const relation = relationOf(exceptions, index);
  const { handled, about } = mechanismWords(mechanism);
  const stack = `x${index}` as const;
  const isOpen = index < MAX_OPEN_STACKS || target?.stack === stack;
  return (
    <section class="exception" id={stack}>
      <header class="exception-head">
        <h3>
          {relation !== null && <Badge>{oneLine(relation, 80)}</Badge>}{' '}
          <Foreign class="exception-type" text={type ?? 'Exception'} length={300} />
          {value !== null && value !== '' && (
            <>
              : <Foreign class="exception-value" text={value} length={1_000} />
            </>
          )}
        </h3>
        <p class="cluster small muted">
          {handled !== null && <Badge tone={handled === 'handled' ? 'plain' : 'bad'}>{handled}</Badge>}
          {[...about, ...(module === null ? [] : [module])].map((word) => (
            <bdi key={word} class="foreign">
              {oneLine(word)}
            </bdi>
          ))}
        </p>
        {mechanism?.description != null && <Foreign class="small muted" text={mechanism.description} length={300} />}
        {mechanism?.data != null && (
          <Fold summary="Mechanism" has={mechanism.data}>
            {() => <Tree value={mechanism.data} />}
          </Fold>
        )}
      </header>
      {frames.length === 0 && <p class="exception-note small muted">It came without a stack.</p>}
      {frames.length > 0 && isOpen && <Frames frames={frames} stack={stack} />}
      {frames.length > 0 && !isOpen && (
        <div class="exception-note">
          <Fold summary={counted(frames.length, 'frame')} has={frames}>
            {() => <Frames frames={frames} stack={stack} />}
          </Fold>
        </div>
      )}
    </section>
  );
}
