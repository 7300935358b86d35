import { Link } from '../navigation/link.tsx';
import { useGo } from '../navigation/use-go.ts';
import { Badge } from '../parts/badge.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { Menu } from '../parts/menu.tsx';
import { Time } from '../parts/time.tsx';
import { roleOf, signOut, type Session } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import { sayFailed } from '../toasts/say-failed.ts';

/** Who is signed in, as what and until when. */
export function AccountMenu() {
  const session = useSession();
  if (session === null) return null;
  return (
    <Menu
      kind="quiet"
      label=": account"
      text={
        <span class="account-name">
          <Icon name="user" />
          <span class="wide-only">
            <ForeignLine text={session.name} length={40} />
          </span>
          {session.kind === 'admin' && <Badge tone="warning">admin</Badge>}
        </span>
      }
    >
      {(close) => <Account session={session} close={close} />}
    </Menu>
  );
}

function Account({ session, close }: { session: Session; close: () => void }) {
  const go = useGo();
  async function leave(): Promise<void> {
    try {
      await signOut();
      close();
      go({ page: 'sign-in' });
    } catch (failure) {
      sayFailed('You are still signed in.', failure);
    }
  }
  return (
    <div class="stack-small">
      <p class="menu-text">
        <strong>
          <Foreign text={session.name} length={100} />
        </strong>
        <br />
        <span class="muted">
          {roleOf(session)}
          {session.expires_at !== null && (
            <>
              {' '}
              · session ends <Time at={session.expires_at} isPlain />
            </>
          )}
        </span>
      </p>
      <ul class="menu-list">
        <li>
          <Link class="menu-item" to={{ page: 'keyboard' }}>
            Keyboard and view
          </Link>
        </li>
        <li>
          <button type="button" class="menu-item" onClick={() => void leave()}>
            Sign out
          </button>
        </li>
      </ul>
    </div>
  );
}
