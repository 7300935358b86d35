import { useShown } from '../find/find-context.ts';
import { Foreign } from '../parts/foreign.tsx';
import { ForeignLink } from '../parts/foreign-link.tsx';
import { Tree } from '../parts/tree.tsx';

/** Rows that are shown at first, and how many more each time. */
const FIRST_ROWS = 50;
const STEP_ROWS = 500;

export type Fact = readonly [name: string, value: unknown];

/** Names and values that an event says. `isNarrow`: values are short, so that there is room for more than one in a line. */
export function Facts({ facts, isNarrow = false }: { facts: readonly Fact[]; isNarrow?: boolean }) {
  const [shown, setShown] = useShown(facts, FIRST_ROWS);
  const left = facts.length - shown;
  return (
    <>
      <dl class={isNarrow ? 'event-facts event-facts-narrow' : 'event-facts'}>
        {facts.slice(0, shown).map(([name, value], at) => (
          <div key={at}>
            <dt>
              <Foreign text={name} length={200} />
            </dt>
            <dd>
              <FactValue value={value} />
            </dd>
          </div>
        ))}
      </dl>
      {left > 0 && (
        <button type="button" class="link-button" onClick={() => setShown(shown + STEP_ROWS)}>
          {left <= STEP_ROWS ? `Show all ${facts.length}` : `Show ${STEP_ROWS} of ${left} more`}
        </button>
      )}
    </>
  );
}

function FactValue({ value }: { value: unknown }) {
  if (typeof value === 'string') return <ForeignLink text={value} />;
  if (typeof value === 'object' && value !== null) return <Tree value={value} levels={1} />;
  return <span class="mono">{String(value)}</span>;
}
