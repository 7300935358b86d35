import { signInGate } from '../api/sign-in-gate.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useSubscription } from '../use-subscription.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignInWays } from './sign-in-ways.tsx';

/**
 * Asks for a sign-in over the page when a request found nobody signed in. With a token, what was being done is kept and
 * repeated; a provider is another page, from which this one is loaded anew.
 */
export function SignInDialog() {
  useSubscription(signInGate.subscribe);
  if (!signInGate.isAsking()) return null;
  return (
    <Dialog title="Sign in to go on" onClose={() => signInGate.answer(false)}>
      <p class="muted">Nobody is signed in, or the session has ended. With a token, what you were doing goes on.</p>
      <SignInForm onDone={() => undefined} />
      <SignInWays
        to={location.pathname + location.search + location.hash}
        label="or leave this page, with what is not saved in it, and sign in with"
      />
    </Dialog>
  );
}
