import {
  changedDestination,
  newDestination,
  type DestinationChange,
  type DestinationForm,
  type Possible,
} from '../../alerts/changed-destination.ts';
import type { Invite } from '../../alerts/mail.ts';
import { shownAddress, unopenedUrl } from '../../alerts/shown-address.ts';
import { missingSecret, needsSecrets, standIns } from '../../alerts/unopened-destination.ts';
import {
  MAX_ALERT_DESTINATIONS,
  type AlertDestination,
  type DestinationKind,
  type DestinationSecrets,
} from '../../domain/alerts/alert-destination.ts';
import { isProblem, refusedBy, type AlertProblem } from '../../domain/alerts/alert-problem.ts';
import { NotFound, RuleViolation } from '../../domain/refusals.ts';
import { sealToken, type TokenKey } from '../../domain/sealed-token.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import type { Store } from '../../store/table/store.ts';
import { changeStored } from './change-destination.ts';
import { countTest } from './count-test.ts';
import { openSecrets } from './open-destination.ts';

/** What saving takes besides what is saved. */
export interface Saving extends Possible {
  store: Store;
  tokenKey: TokenKey;
  projectId: number;
  /** Address of the API as the caller knows it: links in messages begin with it. */
  base: string;
  now: Date;
  /** What asks a mail address before it is saved, where one has to be. */
  invite?: Invite | null;
}

/** What is wanted of a destination, or how it follows from what there is. */
export type Wanted = DestinationChange | ((current: DestinationForm) => DestinationChange);

const changeOf = (wanted: Wanted, current: DestinationForm): DestinationChange =>
  typeof wanted === 'function' ? wanted(current) : wanted;

/** Creates a destination. @throws RuleViolation, NotFound (the project is gone), Conflict; Error if its key cannot be read */
export async function createDestination(
  saving: Saving,
  kind: DestinationKind,
  wanted: Wanted,
): Promise<AlertDestination> {
  const { store, projectId } = saving;
  const blank = newDestination(kind);
  const form = checked(changedDestination(blank, changeOf(wanted, blank), saving));
  // The step is taken again where somebody else saves at the same time.
  const asked = new Set<string>();
  let created: AlertDestination | null = null;
  const changed = await alertSetups.change<AlertProblem>(store, projectId, async (setup) => {
    if (setup.destinations.length >= MAX_ALERT_DESTINATIONS)
      return refusedBy('name', `a project has at most ${MAX_ALERT_DESTINATIONS} destinations: delete one first`);
    await invited(saving, blank, form, asked);
    created = await madeOf(saving, form, setup.next_id);
    const destinations = [...setup.destinations, created.id];
    const next = { ...setup, next_id: setup.next_id + 1, destinations };
    return { setup: next, also: [alertDestinations.creation(store, created)] };
  });
  if (changed.outcome === 'refused') throw new RuleViolation({ code: 'field-invalid', ...changed.refused });
  if (changed.outcome === 'project-gone') throw new NotFound('project');
  return created!;
}

/**
 * Changes a destination. Of one whose secrets cannot be opened they stay sealed as they are, unless the change is of them: then all
 * of them have to be given again. @throws RuleViolation, NotFound, Conflict, what `wanted` throws; Error if its key cannot be read
 */
export async function updateDestination(saving: Saving, id: number, wanted: Wanted): Promise<AlertDestination> {
  const asked = new Set<string>();
  return changeStored(saving.store, saving.projectId, id, saving.now, async (before) => {
    const secrets = openSecrets(await saving.tokenKey.find(), before);
    if (secrets === null) return changedUnopened(saving, before, wanted);
    const current = { ...before, secrets };
    const form = checked(changedDestination(current, changeOf(wanted, current), saving));
    await invited(saving, current, form, asked);
    const { tokenKey, base } = saving;
    const isSame = JSON.stringify(form.secrets) === JSON.stringify(current.secrets);
    const sealed = isSame ? before.sealed : await seal(tokenKey, before.project_id, id, form.secrets);
    const { secrets: _secrets, ...fields } = form;
    return { ...before, ...fields, sealed, shown_address: shownAddress(form), base };
  });
}

async function changedUnopened(saving: Saving, before: AlertDestination, wanted: Wanted): Promise<AlertDestination> {
  const { tokenKey, base } = saving;
  const shown = unopenedUrl(before);
  const { url, ...others } = changeOf(wanted, { ...before, secrets: { url: shown } });
  const change = url === undefined || url === shown ? others : { ...others, url };
  if (!needsSecrets(before, change)) {
    const form = checked(changedDestination({ ...before, secrets: standIns(before) }, change, saving));
    const { secrets: _standIns, ...fields } = form;
    return { ...before, ...fields, base };
  }
  const missing = missingSecret(before, change);
  if (missing !== null) throw new RuleViolation({ code: 'field-invalid', ...missing });
  const { secrets, ...fields } = checked(changedDestination({ ...before, secrets: {} }, change, saving));
  const sealed = await seal(tokenKey, before.project_id, before.id, secrets);
  return { ...before, ...fields, sealed, shown_address: shownAddress({ ...fields, secrets }), base };
}

async function madeOf(saving: Saving, form: DestinationForm, id: number): Promise<AlertDestination> {
  const { tokenKey, projectId, base, now } = saving;
  const { secrets, ...fields } = form;
  return {
    id,
    project_id: projectId,
    ...fields,
    shown_address: shownAddress(form),
    sealed: await seal(tokenKey, projectId, id, secrets),
    signing_version: 1,
    base,
    revision: 1,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  };
}

async function seal(tokenKey: TokenKey, projectId: number, destinationId: number, secrets: DestinationSecrets) {
  return sealToken(await tokenKey.readOrMake(), JSON.stringify(secrets), { projectId, destinationId });
}

/**
 * Has those addresses asked that are new and not in `asked`, and enters them there.
 * @throws RuleViolation if one cannot be mailed to, or too many were within the minute
 */
async function invited(
  saving: Saving,
  before: DestinationForm,
  { options }: DestinationForm,
  asked: Set<string>,
): Promise<void> {
  const { store, projectId, now, invite } = saving;
  const known = before.options.emails ?? [];
  const added = (options.emails ?? []).filter((email) => !known.includes(email) && !asked.has(email));
  if (!invite || added.length === 0) return;
  await countTest(store, projectId, now);
  const problem = await invite(added);
  if (problem !== null) throw new RuleViolation({ code: 'field-invalid', field: 'emails', problem });
  for (const email of added) asked.add(email);
}

function checked(form: DestinationForm | { refused: AlertProblem }): DestinationForm {
  if (isProblem(form)) throw new RuleViolation({ code: 'field-invalid', ...form.refused });
  return form;
}
