import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import { Again } from '../parts/again.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import type { Session } from '../session/session.ts';
import { AccessTokenRow, type IssuedToken } from './access-token-row.tsx';
import { Pager } from './pager.tsx';

interface TokenListProps {
  path: string;
  session: Session;
  state: 'active' | 'inactive';
  onIssued: (issued: IssuedToken) => void;
  /** What comes below, once it is known how long the list is: it would move. */
  children?: ComponentChildren;
}

/** Tokens that work, or those that do not. */
export function TokenList({ path, session, state, onIssued, children }: TokenListProps) {
  const [page, setPage] = useState('1');
  const sent = { id: path, state, per_page: 100, page };
  const { data, reply, isFirst, isAgain, error } = useResource('listAccessTokens', sent);
  return (
    <Again isAgain={isAgain}>
      {isFirst && (
        <div class="card-padded">
          <Skeleton rows={2} height={4} />
        </div>
      )}
      {error !== null && <Refused error={error} />}
      {data?.length === 0 && state === 'active' && (
        <Empty title="No token">
          <p class="muted">With one, a program reads errors and changes them through the API.</p>
        </Empty>
      )}
      {data?.length === 0 && state === 'inactive' && <p class="muted card-padded">None has expired or was revoked.</p>}
      <ul class="settings-rows">
        {data?.map((token) => (
          <AccessTokenRow key={token.id} path={path} session={session} token={token} onIssued={onIssued} />
        ))}
      </ul>
      <Pager page={page} next={reply?.next ?? null} onPage={setPage} />
      {!isFirst && children}
    </Again>
  );
}
