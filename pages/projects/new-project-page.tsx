import { useState } from 'preact/hooks';
import { apiErrorFrom, type ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import type { DataOf } from '../api/types.ts';
import { useGo } from '../navigation/use-go.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Banner } from '../parts/states.tsx';
import { HalfCreated } from './half-created.tsx';
import { pathFromName } from './path-from-name.ts';

/** Creates a project and goes on to its set-up. */
export default function NewProjectPage() {
  const go = useGo();
  const [name, setName] = useState('');
  const [path, setPath] = useState<string | null>(null);
  const [group, setGroup] = useState('');
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const shownPath = path ?? pathFromName(name);
  const [created, setCreated] = useState<DataOf<'createProject'> | null>(null);
  async function attempt(): Promise<void> {
    setBusy(true);
    if (created === null) setError(null);
    try {
      const project = created ?? (await create());
      // Otherwise no event is taken: a new project tracks no errors.
      await call('putSettings', { id: project.id, active: true, integrated: true });
      go({ page: 'setup', project: project.path_with_namespace });
    } catch (failure) {
      setError(apiErrorFrom(failure));
      setBusy(false);
    }
  }
  async function create(): Promise<DataOf<'createProject'>> {
    const namespace_path = group.trim() || undefined;
    const { data } = await call('createProject', { name, path: shownPath, namespace_path });
    setCreated(data);
    invalidate('listProjects', 'listProjectSummaries');
    return data;
  }
  if (created !== null && error !== null)
    return (
      <HalfCreated project={created.path_with_namespace} error={error} isBusy={isBusy} onAgain={() => void attempt()} />
    );
  return (
    <div class="narrow stack">
      <PageHeading title="New project" />
      {error && Object.keys(error.fields).length === 0 && (
        <Banner tone="bad">The project was not created. {error.message}</Banner>
      )}
      <form
        class="card card-padded stack"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt();
        }}
      >
        <Field label="Name" problem={error?.fields['name']?.join(', ')}>
          {(ids) => (
            <input
              {...ids}
              class="input"
              required
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label="Path"
          hint="The last part of its address. Letters, digits, dashes, dots and underscores."
          problem={error?.fields['path']?.map((one) => `Path ${one}`).join(', ')}
        >
          {(ids) => (
            <input
              {...ids}
              class="input"
              required
              value={shownPath}
              onInput={(event) => setPath(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Group" hint="Such as demo or group/sub. Left empty: the tenant’s own name.">
          {(ids) => (
            <input {...ids} class="input" value={group} onInput={(event) => setGroup(event.currentTarget.value)} />
          )}
        </Field>
        <div class="cluster">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            Create project
          </Button>
        </div>
      </form>
    </div>
  );
}
