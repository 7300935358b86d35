import { useState } from 'preact/hooks';
import { invalidate } from '../api/resources.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Fold } from '../parts/fold.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Session } from '../session/session.ts';
import type { IssuedToken } from './access-token-row.tsx';
import { mayCreateTokens } from './grants.ts';
import { NewTokenDialog } from './new-token-dialog.tsx';
import { SecretOnce } from './secret-once.tsx';
import { TokenList } from './token-list.tsx';

/** The tokens that programs read and write a project with. */
export function AccessTokens({ path, session }: { path: string; session: Session }) {
  // Kept here and nowhere else: it is gone with this part of the page.
  const [issued, setIssued] = useState<IssuedToken | null>(null);
  const [isCreating, setCreating] = useState(false);
  const dismiss = (): void => {
    setIssued(null);
    invalidate('listAccessTokens');
  };
  const mayCreate = mayCreateTokens(session);
  return (
    <>
      {issued !== null && <SecretOnce key={issued.id} issued={issued} onDone={dismiss} />}
      <Card
        title="Access tokens"
        isPadded={false}
        actions={
          mayCreate && (
            <Button kind="primary" onClick={() => setCreating(true)}>
              <Icon name="plus" /> New token
            </Button>
          )
        }
      >
        {!mayCreate && (
          <p class="muted card-padded">New tokens are made by the admin of this tenant: no project’s token may.</p>
        )}
        <TokenList path={path} session={session} state="active" onIssued={setIssued}>
          <div class="settings-inactive">
            <Fold summary="Expired and revoked tokens">
              {() => <TokenList path={path} session={session} state="inactive" onIssued={setIssued} />}
            </Fold>
          </div>
        </TokenList>
      </Card>
      {isCreating && <NewTokenDialog path={path} onIssued={setIssued} onClose={() => setCreating(false)} />}
    </>
  );
}
