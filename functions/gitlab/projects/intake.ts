import { getIntake } from '../../../shared/api/gitlab/intake.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { intakeEntity } from '../../../shared/present/gitlab/intake.ts';
import * as intakeRefusals from '../../../shared/store/intake-refusals.ts';

export const handler = endpoint(getIntake, async ({ store, project, now }) =>
  intakeEntity(await intakeRefusals.read(store, project.id, now)),
);
