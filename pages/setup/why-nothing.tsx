import { useResource } from '../api/use-resource.ts';
import type { DataOf } from '../api/types.ts';
import { Link } from '../navigation/link.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { mayFrom } from '../session/session.ts';
import { reasonsOf } from './reasons.ts';

/** Milliseconds between two looks at what was refused: the collector itself writes that every ten seconds. */
const POLL_MS = 10_000;

/** Says what may keep events away. `keys`: `null` where somebody may not see them. */
export function WhyNothing({ project, keys }: { project: string; keys: DataOf<'listClientKeys'> | null }) {
  const { data } = useResource('getProjectStats', { id: project, days: 1 }, { poll: POLL_MS });
  return (
    <Card title="Nothing yet?">
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
