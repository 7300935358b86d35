import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Count } from '../parts/count.tsx';
import { Icon } from '../parts/icon.tsx';
import { Kbd } from '../parts/kbd.tsx';
import type { Section } from './sections.ts';

/** Sections that have a key. */
const KEYED = 4;

/** Links to the sections of an event, and what finds a text in them; they stay in view. */
export function SectionLinks({ sections, onFind }: { sections: readonly Section[]; onFind: () => void }) {
  useShortcuts(
    'Event',
    sections.slice(0, KEYED).map(({ id, name }, at) => ({ keys: String(at + 1), label: name, run: () => goTo(id) })),
  );
  return (
    <nav class="section-links tabs" aria-label="Sections of the event">
      {sections.map(({ id, name, count }, at) => (
        <a key={id} class="tab" href={`#${id}`} aria-keyshortcuts={at < KEYED ? String(at + 1) : undefined}>
          {name} {count !== undefined && <Count value={count} />}
          {at < KEYED && <Kbd keys={String(at + 1)} />}
        </a>
      ))}
      <button type="button" class="tab" aria-keyshortcuts="/" onClick={onFind}>
        <Icon name="search" /> Find <Kbd keys="/" />
      </button>
    </nav>
  );
}

/** Without a step in the history: Back leads to the page before. */
function goTo(id: string): void {
  history.replaceState(history.state, '', `#${id}`);
  document.getElementById(id)?.scrollIntoView();
}
