import type { DataOf } from '../api/types.ts';
import { Fact } from '../parts/fact.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ForeignLink } from '../parts/foreign-link.tsx';
import { Time } from '../parts/time.tsx';
import { counted } from '../text/number-words.ts';
import { latestDeploys } from './latest-deploys.ts';

export type Release = DataOf<'listProjectReleases'>[number];

/** What is known of a release: since when it is there, what it brought, what is in it, and where it went. */
export function ReleaseFacts({ release }: { release: Release }) {
  const { released_at, created_at, first_seen, last_seen, new_errors, url, last_commit, commit_count } = release;
  const deploys = latestDeploys(release.deploys);
  return (
    <dl class="facts">
      <Fact name={released_at === null ? 'Created' : 'Released'}>
        <Time at={released_at ?? created_at} isPlain />
      </Fact>
      <Fact name="Events">
        {first_seen === null ? (
          'none yet'
        ) : (
          <>
            first <Time at={first_seen} isPlain />, last <Time at={last_seen} isPlain />
          </>
        )}
      </Fact>
      <Fact name="New errors">{new_errors}</Fact>
      {last_commit !== null && (
        <Fact name="Commits">
          {counted(commit_count, 'commit')}, last{' '}
          <code>
            <Foreign text={last_commit.id.slice(0, 8)} />
          </code>{' '}
          <Foreign text={last_commit.message?.split('\n')[0] ?? ''} length={120} />
          {last_commit.author_name !== null && (
            <>
              {' by '}
              <Foreign text={last_commit.author_name} length={60} />
            </>
          )}
        </Fact>
      )}
      {deploys.length > 0 && (
        <Fact name="Deployed">
          {deploys.map(({ environment, finished_at }, at) => (
            <span key={environment}>
              {at > 0 && ', '}
              <Foreign text={environment} length={64} /> <Time at={finished_at} isPlain />
            </span>
          ))}
        </Fact>
      )}
      {url !== null && (
        <Fact name="Address">
          <ForeignLink text={url} />
        </Fact>
      )}
    </dl>
  );
}
