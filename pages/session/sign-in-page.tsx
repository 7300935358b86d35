import { useLocation } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';
import { apiErrorFrom } from '../api/api-error.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { returnPath } from './return-path.ts';
import { signIn } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';
import { takeTokenFromAddress } from './token-in-address.ts';

/** Signs in with a token that is typed, or that a link has brought along. `?to=` is where to go then. */
export default function SignInPage() {
  const { route, query } = useLocation();
  const [state, setState] = useState<'form' | 'busy'>('form');
  const [problem, setProblem] = useState<string | null>(null);
  const goOn = (): void => route(returnPath(query['to']), true);
  useEffect(() => {
    const token = takeTokenFromAddress();
    if (token === null) return;
    setState('busy');
    signIn(token).then(goOn, (failure: unknown) => {
      setProblem(`The link did not sign you in: ${apiErrorFrom(failure).message}`);
      setState('form');
    });
  }, []);
  return (
    <div class="narrow stack">
      <PageHeading title="Sign in" />
      {state === 'busy' ? (
        <p role="status">Signing in …</p>
      ) : (
        <div class="card card-padded">
          <SignInForm onDone={goOn} problem={problem} key={problem} />
        </div>
      )}
      <p class="muted">
        On your own machine, <code>npm start</code> prints a link that signs you in. For a deployed tenant,{' '}
        <code>npm run token</code> makes an admin token; the maintainers of a project make its access tokens.
      </p>
    </div>
  );
}
