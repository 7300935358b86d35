import { useLocation } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';
import { apiErrorFrom } from '../api/api-error.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { returnPath } from './return-path.ts';
import { OtherSignIn } from './other-sign-in.tsx';
import { currentSession, refreshSession, signIn } from './session.ts';
import { TenantLine } from './tenant-line.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { problemOf } from './sign-in-problems.ts';
import { SignInWays } from './sign-in-ways.tsx';
import { takeTokenFromAddress } from './token-in-address.ts';

/** Signs in with a token that is typed, or that a link has brought along. `?to=` is where to go then. */
export default function SignInPage() {
  const { route, query } = useLocation();
  const [state, setState] = useState<'form' | 'ask' | 'busy'>('form');
  const [token, setToken] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const failed = problemOf(query['problem']);
  const to = returnPath(query['to']);
  const goOn = (): void => route(to, true);
  const signInWith = (brought: string): void => {
    setState('busy');
    signIn(brought).then(goOn, (failure: unknown) => {
      setProblem(`The link did not sign you in: ${apiErrorFrom(failure).message}`);
      setState('form');
    });
  };
  useEffect(() => {
    const brought = takeTokenFromAddress();
    if (brought === null) return;
    setToken(brought);
    setState('busy');
    // A link of somebody else must not make another of who is signed in already.
    void refreshSession().then(() => (currentSession() === null ? signInWith(brought) : setState('ask')));
  }, []);
  return (
    <div class="narrow stack">
      <PageHeading title="Sign in" />
      {state === 'busy' && <p role="status">Signing in …</p>}
      {state === 'ask' && token !== null && <OtherSignIn onStay={goOn} onChange={() => signInWith(token)} />}
      {state === 'form' && (
        <div class="card card-padded stack">
          {failed !== null && (
            <p role="alert" class="problem">
              {failed}
            </p>
          )}
          <SignInForm onDone={goOn} problem={problem} key={problem} />
          <SignInWays to={to} />
        </div>
      )}
      <p class="muted">
        On your own machine, <code>npm start</code> prints a link that signs you in. For a deployed tenant,{' '}
        <code>npm run token</code> makes an admin token; the maintainers of a project make its access tokens.
      </p>
      <TenantLine />
    </div>
  );
}
