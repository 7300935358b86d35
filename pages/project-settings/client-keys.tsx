import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { useResource } from '../api/use-resource.ts';
import { Link } from '../navigation/link.tsx';
import { useQueryState } from '../navigation/use-query-state.ts';
import { Again } from '../parts/again.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import type { Session } from '../session/session.ts';
import { sayFailed } from '../toasts/say-failed.ts';
import { toasts } from '../toasts/toasts.ts';
import { ClientKeyRow } from './client-key-row.tsx';
import { mayWrite } from './grants.ts';
import { shortKey } from './key-limit.ts';
import { Pager } from './pager.tsx';
import { useWrite } from './use-write.ts';

/** As often as usage is looked at again, milliseconds. */
const POLL_MS = 30_000;

/** The keys that SDKs send with. */
export function ClientKeys({ path, session }: { path: string; session: Session }) {
  const [{ page }, setQuery] = useQueryState({ page: '1' });
  const { data, reply, isFirst, isAgain, error } = useResource(
    'listClientKeys',
    { id: path, with_usage: true, per_page: 100, page },
    { poll: POLL_MS },
  );
  const { isBusy, run } = useWrite();
  const isWritable = mayWrite(session);
  const create = (): void =>
    void run(async () => {
      try {
        const { data: key } = await call('createClientKey', { id: path });
        invalidate('listClientKeys');
        toasts.add(`Key ${shortKey(key.public_key)} is created`);
      } catch (failure) {
        sayFailed('No key was created.', failure);
      }
    });
  return (
    <Card
      title="Client keys"
      isPadded={false}
      actions={
        <>
          <Link class="button" to={{ page: 'setup', project: path }}>
            Set up an SDK
          </Link>
          {isWritable && (
            <Button kind="primary" isBusy={isBusy} onClick={create}>
              <Icon name="plus" /> New key
            </Button>
          )}
        </>
      }
    >
      {isFirst && (
        <div class="card-padded">
          <Skeleton rows={2} height={5} />
        </div>
      )}
      {error !== null && <Refused error={error} />}
      <Again isAgain={isAgain}>
        {data?.length === 0 && (
          <Empty title="No key">
            <p class="muted">Without one nothing can be sent here: an SDK names a key in its DSN.</p>
          </Empty>
        )}
        <ul class="settings-rows">
          {data?.map((key) => (
            <ClientKeyRow key={key.id} path={path} clientKey={key} isWritable={isWritable} />
          ))}
        </ul>
      </Again>
      <Pager page={page} next={reply?.next ?? null} onPage={(one) => setQuery({ page: one })} />
    </Card>
  );
}
