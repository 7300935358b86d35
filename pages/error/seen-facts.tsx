import { Fact } from '../parts/fact.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Time } from '../parts/time.tsx';
import { ReleaseWords } from '../releases/release-words.tsx';
import type { ErrorAt, ShownError } from './types.ts';

/** Since when and until when an error was seen, and in which releases. */
export function SeenFacts({ at: { project }, error }: { at: ErrorAt; error: ShownError }) {
  const seen = [
    ['First', error.first_seen, error.first_release],
    ['Last', error.last_seen, error.last_release],
  ] as const;
  return (
    <dl class="facts">
      {seen.map(([name, time, release]) => (
        <Fact key={name} name={name}>
          <Time at={time} />
          {release !== null && (
            <>
              {' in '}
              <ReleaseWords project={project} version={release} />
            </>
          )}
        </Fact>
      ))}
      <Fact name="Platform">
        <Foreign text={error.platform} length={64} />
      </Fact>
      {error.gitlab_issue !== null && <Fact name="GitLab">issue #{error.gitlab_issue}</Fact>}
    </dl>
  );
}
