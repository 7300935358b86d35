import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import type { DataOf } from '../api/types.ts';
import { useGo } from '../navigation/use-go.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Field } from '../parts/field.tsx';
import { toasts } from '../toasts/toasts.ts';
import { changedFields } from './changed-fields.ts';
import { FormProblem } from './form-problem.tsx';
import { TextField } from './text-field.tsx';
import { useWrite } from './use-write.ts';

const NAMES = { name: 'name', path: 'path', description: 'description' };

interface ProjectFormProps {
  project: DataOf<'getProject'>;
  isWritable: boolean;
}

/** What a project is called. */
export function ProjectForm({ project, isWritable }: ProjectFormProps) {
  const [name, setName] = useState(project.name);
  const [path, setPath] = useState(project.path);
  const [description, setDescription] = useState(project.description ?? '');
  const { isBusy, problems, run } = useWrite(NAMES);
  const go = useGo();
  const save = (event: Event): void => {
    event.preventDefault();
    const changes = changedFields({ name, path, description }, project);
    if (changes === null) return void toasts.add('Nothing is different, so nothing was saved');
    void run(async () => {
      const { data } = await call('updateProject', { id: project.id, ...changes });
      const isMoved = data.path_with_namespace !== project.path_with_namespace;
      if (isMoved) go({ page: 'settings', project: data.path_with_namespace, section: 'error_tracking' }, {}, true);
      // The address before leads nowhere any more: nothing asks for it again.
      invalidate('listProjectSummaries', 'listProjects', ...(isMoved ? [] : (['getProject'] as const)));
      toasts.add('The project is saved');
    });
  };
  return (
    <Card title="Project" id="project">
      <form class="stack" onSubmit={save}>
        <FormProblem problems={problems} />
        <fieldset class="stack settings-fields" disabled={!isWritable}>
          <legend class="visually-hidden">Project</legend>
          <TextField label="Name" problem={problems.fields['name']} required value={name} onValue={setName} />
          <TextField
            label="Path"
            hint={`After ${project.namespace.full_path}/ in its address. When it changes, the address before leads nowhere; DSNs go on working, they name the project by its id ${project.id}.`}
            problem={problems.fields['path']}
            required
            value={path}
            onValue={setPath}
          />
          <Field
            label="Description"
            problem={problems.fields['description'] && `Description ${problems.fields['description']}`}
          >
            {(ids) => (
              <textarea
                {...ids}
                class="input"
                rows={3}
                value={description}
                onInput={(event) => setDescription(event.currentTarget.value)}
              />
            )}
          </Field>
        </fieldset>
        {isWritable && (
          <div class="cluster">
            <Button type="submit" isBusy={isBusy}>
              Save project
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
