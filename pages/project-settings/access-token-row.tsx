import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import type { DataOf } from '../api/types.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Time } from '../parts/time.tsx';
import type { Session } from '../session/session.ts';
import { oneLine } from '../text/foreign-text.ts';
import { toasts } from '../toasts/toasts.ts';
import { levelName } from '../session/levels.ts';
import { mayBeOwn, mayRotate, mayWrite } from './grants.ts';
import { OwnTokenWarning } from './own-token-warning.tsx';
import { RotateDialog } from './rotate-dialog.tsx';

export type AccessToken = DataOf<'listAccessTokens'>[number];
export type IssuedToken = DataOf<'createAccessToken'>;

interface AccessTokenRowProps {
  path: string;
  session: Session;
  token: AccessToken;
  onIssued: (issued: IssuedToken) => void;
}

/** An access token, with what can be done about it. */
export function AccessTokenRow({ path, session, token, onIssued }: AccessTokenRowProps) {
  const [open, setOpen] = useState<'rotate' | 'revoke' | null>(null);
  const { id, name, active, revoked, scopes, access_level } = token;
  const plainName = oneLine(name, 60);
  async function revoke(): Promise<void> {
    await call('revokeAccessToken', { id: path, token_id: id });
    invalidate('listAccessTokens');
    toasts.add(`Token ${plainName} is revoked`);
  }
  return (
    <li aria-label={`Token ${plainName}`}>
      <div class="settings-row">
        <div class="settings-row-what">
          <strong>
            <Foreign text={name} length={100} />
          </strong>{' '}
          {!active && <Badge tone="bad">{revoked ? 'revoked' : 'expired'}</Badge>}
          <p class="muted">
            {levelName(access_level)} · {scopes.join(', ')} · {token.expires_at === null ? 'never expires' : 'expires '}
            {token.expires_at !== null && <Time at={token.expires_at} isPlain />}
          </p>
          <p class="muted small">
            Number {id}, created <Time at={token.created_at} isPlain />
            {token.last_used_at !== null && (
              <>
                , last used <Time at={token.last_used_at} isPlain />
              </>
            )}
          </p>
        </div>
        {active && (
          <div class="cluster">
            {mayRotate(session, path, access_level) && <Button onClick={() => setOpen('rotate')}>Rotate</Button>}
            {mayWrite(session) && (
              <Button kind="danger" onClick={() => setOpen('revoke')}>
                Revoke
              </Button>
            )}
          </div>
        )}
      </div>
      {open === 'rotate' && (
        <RotateDialog
          path={path}
          token={token}
          isMaybeOwn={mayBeOwn(session, token)}
          onIssued={onIssued}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'revoke' && (
        <ConfirmDialog
          title={`Revoke token ${plainName}?`}
          action="Revoke token"
          onConfirm={revoke}
          onClose={() => setOpen(null)}
        >
          <div class="stack-small">
            <p>
              Whoever uses it is refused at once, and sessions that began with it end. It cannot be made valid again.
            </p>
            {mayBeOwn(session, token) && <OwnTokenWarning />}
          </div>
        </ConfirmDialog>
      )}
    </li>
  );
}
