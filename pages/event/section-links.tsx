import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Count } from '../parts/count.tsx';
import { Kbd } from '../parts/kbd.tsx';
import type { Section } from './sections.ts';

/** Sections that have a key. */
const KEYED = 4;

/** Links to the sections of an event; they stay in view. */
export function SectionLinks({ sections }: { sections: readonly Section[] }) {
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
    </nav>
  );
}

/** Without a step in the history: Back leads to the page before. */
function goTo(id: string): void {
  history.replaceState(history.state, '', `#${id}`);
  document.getElementById(id)?.scrollIntoView();
}
