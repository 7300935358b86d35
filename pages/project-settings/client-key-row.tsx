import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import type { DataOf } from '../api/types.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Fact } from '../parts/fact.tsx';
import { Fold } from '../parts/fold.tsx';
import { sayFailed } from '../toasts/say-failed.ts';
import { toasts } from '../toasts/toasts.ts';
import { shortKey } from './key-limit.ts';
import { KeyLimitLine } from './key-limit-line.tsx';
import { LimitDialog } from './limit-dialog.tsx';

export type ClientKey = DataOf<'listClientKeys'>[number];

interface ClientKeyRowProps {
  path: string;
  clientKey: ClientKey;
  isWritable: boolean;
}

/** A client key, with what can be done about it. */
export function ClientKeyRow({ path, clientKey, isWritable }: ClientKeyRowProps) {
  const [open, setOpen] = useState<'limit' | 'delete' | null>(null);
  const { id, active, public_key, sentry_dsn } = clientKey;
  const name = shortKey(public_key);
  async function remove(): Promise<void> {
    await call('deleteClientKey', { id: path, key_id: id });
    invalidate('listClientKeys');
    toasts.add(`Key ${name} is deleted`);
  }
  return (
    <li aria-label={`Key ${name}`}>
      <div class="settings-row">
        <div class="settings-row-what">
          <code>{name}</code> {active ? <Badge tone="good">on</Badge> : <Badge tone="warning">off</Badge>}
          <KeyLimitLine clientKey={clientKey} />
        </div>
        <div class="cluster">
          <CopyButton text={sentry_dsn} label="Copy DSN" hasText />
          {isWritable && (
            <>
              <Button onClick={() => setOpen('limit')}>Limit</Button>
              <Button onClick={() => void switchKey(path, id, name, !active)}>Switch {active ? 'off' : 'on'}</Button>
              <Button kind="danger" onClick={() => setOpen('delete')}>
                Delete
              </Button>
            </>
          )}
        </div>
      </div>
      <Fold summary="DSN and public key">
        <dl class="facts settings-facts">
          <Fact name="DSN">
            <code>{sentry_dsn}</code>
          </Fact>
          <Fact name="Public key">
            <code>{public_key}</code>
          </Fact>
        </dl>
      </Fold>
      {open === 'limit' && <LimitDialog path={path} clientKey={clientKey} onClose={() => setOpen(null)} />}
      {open === 'delete' && (
        <ConfirmDialog
          title={`Delete key ${name}?`}
          action="Delete key"
          onConfirm={remove}
          onClose={() => setOpen(null)}
        >
          <p>
            Every program that sends with it is refused within seconds, and what it sends is lost until it has another
            DSN. Errors that came with it stay. A key that is switched off can be switched on again; a deleted one is
            gone.
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}

/** Switches a key on or off, and says so with a way back. */
async function switchKey(path: string, id: number, name: string, active: boolean): Promise<void> {
  const [now, before] = active ? ['on', 'off'] : ['off', 'on'];
  try {
    await call('updateClientKey', { id: path, key_id: id, active });
    invalidate('listClientKeys');
    toasts.add(`Key ${name} is ${now}`, { undo: () => void switchKey(path, id, name, !active) });
  } catch (failure) {
    sayFailed(`Key ${name} is still ${before}.`, failure);
  }
}
