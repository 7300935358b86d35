import { Foreign } from '../parts/foreign.tsx';
import { Time } from '../parts/time.tsx';
import type { ShownError } from './types.ts';

/** Since when and until when an error was seen, and in which releases. */
export function SeenFacts({ error }: { error: ShownError }) {
  const { first_seen, first_release, last_seen, last_release, platform } = error;
  return (
    <dl class="facts">
      <Seen label="First" at={first_seen} release={first_release} />
      <Seen label="Last" at={last_seen} release={last_release} />
      <div>
        <dt>Platform</dt>
        <dd>
          <Foreign text={platform} length={64} />
        </dd>
      </div>
    </dl>
  );
}

function Seen({ label, at, release }: { label: string; at: string | null; release: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Time at={at} />
        {release !== null && (
          <>
            {' in '}
            <Foreign text={release} length={64} />
          </>
        )}
      </dd>
    </div>
  );
}
