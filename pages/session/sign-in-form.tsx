import { useState } from 'preact/hooks';
import { apiErrorFrom } from '../api/api-error.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { signIn } from './session.ts';

/** Asks for a token and signs in with it. `problem`: why a sign-in before this one failed. */
export function SignInForm({ onDone, problem: first = null }: { onDone: () => void; problem?: string | null }) {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState(first);
  const [isBusy, setBusy] = useState(false);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await signIn(token);
      onDone();
    } catch (failure) {
      const { status, message } = apiErrorFrom(failure);
      setProblem(status === 401 ? 'This token is not known here, or has expired or been revoked.' : message);
      setBusy(false);
    }
  }
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <Field label="Access token" problem={problem} hint="A project’s access token, or the admin token of this tenant.">
        {(ids) => (
          <input
            {...ids}
            class="input"
            type="password"
            name="token"
            autocomplete="current-password"
            spellcheck={false}
            required
            value={token}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="cluster">
        <Button kind="primary" type="submit" isBusy={isBusy}>
          Sign in
        </Button>
      </div>
    </form>
  );
}
