import { useState } from 'preact/hooks';
import { useFound, useShown } from '../find/find-context.ts';
import { Foreign } from './foreign.tsx';
import { ForeignLine } from './foreign-line.tsx';
import { childrenOf, summaryOf } from './tree-view.ts';

/** Keys of one level that are shown at once. */
const LEVEL_KEYS = 100;

/** Levels that may be open from the start. */
const MAX_OPEN_LEVELS = 3;

/** Levels that open themselves for what is looked for. */
const MAX_FOUND_LEVELS = 20;

interface TreeProps {
  value: unknown;
  /** How many levels are open from the start, at most 3; each further one is made when it is opened. */
  levels?: number;
}

/** A value of JSON that opens level by level: variables of a frame, contexts, a whole event. */
export function Tree({ value, levels = 1 }: TreeProps) {
  return (
    <div class="tree">
      <Level value={value} levels={Math.min(levels, MAX_OPEN_LEVELS)} />
    </div>
  );
}

function Level({ value, levels }: { value: unknown; levels: number }) {
  const children = childrenOf(value);
  const [shown, setShown] = useShown(children ?? [], LEVEL_KEYS);
  if (children === null) return <Leaf value={value} />;
  return (
    <ul>
      {children.slice(0, shown).map(([name, child]) => (
        <li key={name}>
          <Branch name={name} value={child} levels={levels - 1} />
        </li>
      ))}
      {children.length > shown && (
        <li>
          <button type="button" class="link-button" onClick={() => setShown(shown + LEVEL_KEYS)}>
            show {Math.min(LEVEL_KEYS, children.length - shown)} of {children.length - shown} more
          </button>
        </li>
      )}
    </ul>
  );
}

function Branch({ name, value, levels }: { name: string; value: unknown; levels: number }) {
  const [isOpen, setOpen] = useState(levels > 0);
  useFound(levels > -MAX_FOUND_LEVELS ? value : null, () => setOpen(true));
  const children = childrenOf(value);
  if (children === null || children.length === 0)
    return (
      <>
        <Foreign class="tree-key" text={name} length={200} />: <Leaf value={value} />
      </>
    );
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ForeignLine class="tree-key" text={name} />: <span class="muted">{summaryOf(value)}</span>
      </summary>
      {isOpen && <Level value={value} levels={levels} />}
    </details>
  );
}

function Leaf({ value }: { value: unknown }) {
  if (typeof value === 'string')
    return <Foreign class={value === '[Filtered]' ? 'tree-filtered' : 'tree-string'} text={value} />;
  return <span class="tree-other">{summaryOf(value)}</span>;
}
