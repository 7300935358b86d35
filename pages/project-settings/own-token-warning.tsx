import { Banner } from '../parts/states.tsx';

/** Said before a token is replaced or revoked that has the name of the one behind the session. */
export function OwnTokenWarning() {
  return (
    <Banner tone="warning">
      You are signed in with a token of this name. If it is this one, you will have to sign in with another.
    </Banner>
  );
}
