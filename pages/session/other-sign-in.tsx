import { Button } from '../parts/button.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { useSession } from './use-session.ts';

/** Asks who is signed in whether a link may sign in somebody else. */
export function OtherSignIn({ onStay, onChange }: { onStay: () => void; onChange: () => void }) {
  const session = useSession();
  return (
    <div class="card card-padded stack">
      <p>
        You are signed in as <ForeignLine text={session?.name ?? ''} />. This link signs in with another token, and ends
        that session. Go on only if you know who gave it to you.
      </p>
      <div class="cluster">
        <Button kind="primary" onClick={onStay}>
          Stay signed in
        </Button>
        <Button onClick={onChange}>Sign in with the link</Button>
      </div>
    </div>
  );
}
