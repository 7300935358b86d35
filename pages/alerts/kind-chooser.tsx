import { KIND_NAMES, KINDS, type Kind } from './kinds.ts';

/** Asks where alerts are to go. */
export function KindChooser({ onChoose }: { onChoose: (kind: Kind) => void }) {
  return (
    <ul class="kinds">
      {KIND_NAMES.map((kind) => (
        <li key={kind}>
          <button type="button" class="button" onClick={() => onChoose(kind)}>
            {KINDS[kind].name}
          </button>
        </li>
      ))}
    </ul>
  );
}
