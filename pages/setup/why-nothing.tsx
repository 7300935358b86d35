import { useEffect, useRef } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import type { DataOf } from '../api/types.ts';
import { Link } from '../navigation/link.tsx';
import { RefusalList } from '../intake/refusal-list.tsx';
import { refusedSince } from '../intake/refusal-words.ts';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { mayFrom } from '../session/session.ts';
import { announce } from '../toasts/announce.ts';
import { reasonsOf } from './reasons.ts';

/** Milliseconds between two looks at what was refused: the collector writes the first at once, and more every ten seconds. */
const POLL_MS = 5_000;

/** More are on the activity page. */
const MAX_SHOWN = 5;

/** Says what may keep events away. `keys`: `null` where somebody may not see them. */
export function WhyNothing({ project, keys }: { project: string; keys: DataOf<'listClientKeys'> | null }) {
  const { data } = useResource('getProjectStats', { id: project, days: 1 }, { poll: POLL_MS });
  const intake = useResource('getIntake', { id: project }, { poll: POLL_MS, maxAge: 0 });
  const refusals = intake.data?.refusals.slice(0, MAX_SHOWN) ?? [];
  const before = useRef(intake.data && refusals);
  before.current ??= intake.data && refusals;
  const refused = refusedSince(before.current ?? [], refusals);
  useEffect(() => {
    if (refused !== '') announce(`Refused: ${refused}`);
  }, [refused]);
  return (
    <Card title="Nothing yet?">
      {refusals.length > 0 && (
        <div class="setup-refusals">
          <RefusalList refusals={refusals} />
        </div>
      )}
      <ul class="stack-small">
        {reasonsOf({ keys, stats: data }).map(({ text, isKnown }) => (
          <li key={text} class={isKnown ? 'setup-reason setup-known' : 'setup-reason muted'}>
            {isKnown && <Icon name="warning" />}
            <span>{text}</span>
          </li>
        ))}
        {mayFrom(40) && (
          <li>
            <Link to={{ page: 'settings', project, section: 'keys' }}>Client keys and their limits</Link>
          </li>
        )}
      </ul>
    </Card>
  );
}
