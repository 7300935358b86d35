import { useState } from 'preact/hooks';
import { apiErrorFrom, type ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { useGo } from '../navigation/use-go.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Banner } from '../parts/states.tsx';
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
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { data } = await call('createProject', {
        name,
        path: shownPath,
        namespace_path: group.trim() || undefined,
      });
      // Otherwise no event is taken: a new project tracks no errors.
      await call('putSettings', { id: data.id, active: true, integrated: true });
      invalidate('listProjects', 'listProjectSummaries');
      go({ page: 'setup', project: data.path_with_namespace });
    } catch (failure) {
      setError(apiErrorFrom(failure));
      setBusy(false);
    }
  }
  return (
    <div class="narrow stack">
      <PageHeading title="New project" />
      {error && Object.keys(error.fields).length === 0 && (
        <Banner tone="bad">The project was not created. {error.message}</Banner>
      )}
      <form class="card card-padded stack" onSubmit={(event) => void submit(event)}>
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
