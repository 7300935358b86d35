import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { Link } from '../navigation/link.tsx';
import { Empty } from '../parts/states.tsx';
import { WriteButton } from './write-button.tsx';

/** A project without a client key that is on: no program can report to it. */
export function MissingKey({ project, hasKeys }: { project: string; hasKeys: boolean }) {
  async function create(): Promise<void> {
    await call('createClientKey', { id: project });
    invalidate('listClientKeys');
  }
  return (
    <div class="card">
      <Empty title={hasKeys ? 'All client keys of this project are off.' : 'This project has no client key.'}>
        <p class="muted">A program reports with the DSN of a client key.</p>
        <div class="cluster">
          <WriteButton run={create} failed="No client key was created.">
            Create a client key
          </WriteButton>
          {hasKeys && <Link to={{ page: 'settings', project, section: 'keys' }}>Switch one on</Link>}
        </div>
      </Empty>
    </div>
  );
}
