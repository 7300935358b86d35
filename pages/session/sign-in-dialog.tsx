import { signInGate } from '../api/sign-in-gate.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useSubscription } from '../use-subscription.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Asks for a sign-in over the page when a request found nobody signed in; what was being done is kept, and repeated. */
export function SignInDialog() {
  useSubscription(signInGate.subscribe);
  if (!signInGate.isAsking()) return null;
  return (
    <Dialog title="Sign in to go on" onClose={() => signInGate.answer(false)}>
      <p class="muted">Nobody is signed in, or the session has ended. What you were doing is kept.</p>
      <SignInForm onDone={() => undefined} />
    </Dialog>
  );
}
