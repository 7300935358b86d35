import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import type { IssuedToken } from './access-token-row.tsx';
import { Choice } from './choice.tsx';
import { ExpiryField } from './expiry-field.tsx';
import { FormProblem } from './form-problem.tsx';
import { LEVELS, type Level } from '../session/levels.ts';
import { SCOPES, type Scope } from './grants.ts';
import { TextField } from './text-field.tsx';
import { TOKEN_FIELDS } from './token-fields.ts';
import { useWrite } from './use-write.ts';

interface NewTokenDialogProps {
  path: string;
  onIssued: (issued: IssuedToken) => void;
  onClose: () => void;
}

/** Makes a token. */
export function NewTokenDialog({ path, onIssued, onClose }: NewTokenDialogProps) {
  const [name, setName] = useState('');
  const [level, setLevel] = useState<Level>(30);
  const [scopes, setScopes] = useState<readonly Scope[]>(['api']);
  const [expiry, setExpiry] = useState('');
  const { isBusy, problems, run } = useWrite(TOKEN_FIELDS);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const isDone = await run(async () => {
      const { data } = await call('createAccessToken', {
        id: path,
        name,
        scopes: [...scopes],
        access_level: level,
        expires_at: expiry || undefined,
      });
      onIssued(data);
      invalidate('listAccessTokens');
    });
    if (isDone) onClose();
  }
  const choose = (scope: Scope, isChosen: boolean): void =>
    setScopes(isChosen ? [...scopes, scope] : scopes.filter((one) => one !== scope));
  return (
    <Dialog title="New access token" onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <FormProblem problems={problems} />
        <TextField
          label="Name"
          hint="Whoever uses it: what it does is said to be done by this name."
          problem={problems.fields['name']}
          value={name}
          onValue={setName}
        />
        <Field label="Level" problem={problems.fields['access_level'] && `Level ${problems.fields['access_level']}`}>
          {(ids) => (
            <select
              {...ids}
              class="select settings-select"
              value={level}
              onChange={(event) => setLevel(Number(event.currentTarget.value) as Level)}
            >
              {LEVELS.map(([one, title, does]) => (
                <option key={one} value={one}>
                  {title}: {does}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset class="choices" aria-describedby="scopes-problem">
          <legend>Scopes</legend>
          {SCOPES.map(([scope, does]) => (
            <Choice
              key={scope}
              type="checkbox"
              label={<code>{scope}</code>}
              hint={does}
              isChecked={scopes.includes(scope)}
              onChange={(isChosen) => choose(scope, isChosen)}
            />
          ))}
          {problems.fields['scopes'] && (
            <p class="problem" id="scopes-problem" role="alert">
              Scopes {problems.fields['scopes']}
            </p>
          )}
        </fieldset>
        <ExpiryField
          value={expiry}
          onValue={setExpiry}
          problem={problems.fields['expires_at']}
          empty="Left empty: it never expires."
        />
        <div class="cluster">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            Create token
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
