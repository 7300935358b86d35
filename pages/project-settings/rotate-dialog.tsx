import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { changeAll } from '../api/resources.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { oneLine } from '../text/foreign-text.ts';
import type { AccessToken, IssuedToken } from './access-token-row.tsx';
import { ExpiryField } from './expiry-field.tsx';
import { FormProblem } from './form-problem.tsx';
import { OwnTokenWarning } from './own-token-warning.tsx';
import { TOKEN_FIELDS } from './token-fields.ts';
import { useWrite } from './use-write.ts';

interface RotateDialogProps {
  path: string;
  token: AccessToken;
  isMaybeOwn: boolean;
  onIssued: (issued: IssuedToken) => void;
  onClose: () => void;
}

/** Replaces a token by a new one with the same name, level and scopes. */
export function RotateDialog({ path, token, isMaybeOwn, onIssued, onClose }: RotateDialogProps) {
  const [expiry, setExpiry] = useState('');
  const { isBusy, problems, run } = useWrite(TOKEN_FIELDS);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const isDone = await run(async () => {
      const { data } = await call('rotateAccessToken', {
        id: path,
        token_id: token.id,
        expires_at: expiry || undefined,
      });
      // Not asked for again: if it was the session's own token, the question would come before the secret was copied.
      const { token: _secret, ...shown } = data;
      changeAll('listAccessTokens', (rows) => rows.map((row) => (row.id === token.id ? shown : row)));
      onIssued(data);
    });
    if (isDone) onClose();
  }
  return (
    <Dialog title={`Rotate token ${oneLine(token.name, 60)}?`} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <p>
          A new secret is made, with the same level and scopes. The one before stops working at once: whoever uses it is
          refused until it has the new one.
        </p>
        {isMaybeOwn && <OwnTokenWarning />}
        <FormProblem problems={problems} />
        <ExpiryField
          value={expiry}
          onValue={setExpiry}
          problem={problems.fields['expires_at']}
          empty={token.expires_at === null ? 'Left empty: it never expires.' : 'Left empty: a week from now.'}
        />
        <div class="cluster">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            Rotate token
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
