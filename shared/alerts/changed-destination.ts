import { targetProblem, type AllowedTargets } from '../domain/alerts/allowed-targets.ts';
import {
  MAX_EMAILS,
  type AlertDestination,
  type DestinationKind,
  type DestinationOptions,
  type DestinationSecrets,
} from '../domain/alerts/alert-destination.ts';
import type { KeptOfHook } from '../domain/alerts/hook.ts';
import type { AlertProblem } from '../domain/alerts/alert-problem.ts';
import { ALL_FIELDS, FIELDS } from './destination-fields.ts';
import { headerNameProblem, headerValueProblem } from './header-problem.ts';
import { addressProblem } from './shown-address.ts';

/** What somebody wants of a destination: what is absent stays as it is, and `null` clears. */
export interface DestinationChange {
  name?: string | null;
  enabled?: boolean | null;
  url?: string | null;
  token?: string | null;
  header_name?: string | null;
  topic?: string | null;
  gitlab_project?: string | null;
  labels?: readonly string[] | null;
  confidential?: boolean | null;
  emails?: readonly string[] | null;
  window_minutes?: number | null;
  muted_until?: string | null;
  /** Of a `webhook`: what GitLab's project hooks keep of it, in place of what was kept. */
  hook?: KeptOfHook;
}

/** What of a destination is saved and checked together. */
export interface DestinationForm extends Pick<
  AlertDestination,
  'kind' | 'name' | 'enabled' | 'options' | 'window_minutes' | 'muted_until'
> {
  secrets: DestinationSecrets;
}

/** What the tenant lets alerts do. */
export interface Possible {
  allowed: AllowedTargets;
}

const DEFAULT_WINDOW_MINUTES = 5;
const MAX_NAME_CHARACTERS = 100;
const MAX_TOPIC_CHARACTERS = 64;
const MAX_LABELS = 20;
const MAX_TEXT_CHARACTERS = 255;

/** Returns what a new destination of a kind begins with. */
export function newDestination(kind: DestinationKind): DestinationForm {
  const settings = { enabled: true, window_minutes: DEFAULT_WINDOW_MINUTES, muted_until: null };
  return { kind, name: '', ...settings, options: {}, secrets: {} };
}

/**
 * Changes a destination, and says what is wrong with it then. A stored token is for the address that it was given with: who
 * changes that has to give it again, or could have it sent to where it can be read.
 */
export function changedDestination(
  current: DestinationForm,
  change: DestinationChange,
  possible: Possible,
): DestinationForm | { refused: AlertProblem } {
  const foreign = ALL_FIELDS.find((field) => isGiven(change[field]) && !FIELDS[current.kind].takes.includes(field));
  if (foreign !== undefined)
    return { refused: { field: foreign, problem: `a destination of the kind ${current.kind} has none` } };
  const form: DestinationForm = {
    kind: current.kind,
    name: change.name === undefined ? current.name : (change.name ?? '').trim(),
    enabled: change.enabled ?? current.enabled,
    options: wantedOptions(current.options, change),
    secrets: wantedSecrets(current.secrets, change),
    window_minutes: change.window_minutes ?? current.window_minutes,
    muted_until: change.muted_until === undefined ? current.muted_until : change.muted_until,
  };
  const problem = problemOf(form, possible);
  return problem === null ? form : { refused: problem };
}

/** Tells whether a value says something: what is empty clears, as `null` does. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function wantedOptions(before: DestinationOptions, change: DestinationChange): DestinationOptions {
  const { header_name, topic, gitlab_project, labels, confidential, emails, hook } = change;
  const next: Record<string, unknown> = { ...before };
  const texts = { header_name, topic, gitlab_project };
  for (const [name, value] of Object.entries(texts)) if (value !== undefined) next[name] = value?.trim();
  if (labels !== undefined) next['labels'] = distinct(labels ?? [], (label) => label);
  // Whoever gets a mail gets it once, however they write their address.
  if (emails !== undefined) next['emails'] = distinct(emails ?? [], (email) => email.toLowerCase());
  if (confidential !== undefined) next['confidential'] = confidential;
  if (hook !== undefined) next['hook'] = hook;
  return Object.fromEntries(Object.entries(next).filter(([, value]) => isGiven(value)));
}

/** What is not empty, and of what has the same key the first. */
function distinct(given: readonly string[], keyOf: (one: string) => string): string[] {
  const all = given.map((one) => one.trim()).filter(Boolean);
  return all.filter((one, index) => all.findIndex((other) => keyOf(other) === keyOf(one)) === index);
}

function wantedSecrets(before: DestinationSecrets, { url, token }: DestinationChange): DestinationSecrets {
  const nextUrl = url === undefined ? before.url : url?.trim() || undefined;
  const isElsewhere = nextUrl !== before.url;
  const nextToken = token === undefined ? (isElsewhere ? undefined : before.token) : token?.trim() || undefined;
  return { ...(nextUrl !== undefined && { url: nextUrl }), ...(nextToken !== undefined && { token: nextToken }) };
}

function problemOf(form: DestinationForm, { allowed }: Possible): AlertProblem | null {
  const { kind, name, options, secrets } = form;
  if (name === '') return { field: 'name', problem: 'give the destination a name' };
  if (name.length > MAX_NAME_CHARACTERS)
    return { field: 'name', problem: `it has at most ${MAX_NAME_CHARACTERS} characters` };
  if (/\p{Cc}/u.test(name)) return { field: 'name', problem: 'it may have no line breaks or control characters' };
  const values: Readonly<Record<string, unknown>> = { ...options, ...secrets };
  const missing = FIELDS[kind].needs.find((field) => !isGiven(values[field]));
  if (missing !== undefined) return { field: missing, problem: `a destination of the kind ${kind} needs it` };
  return urlProblem(secrets.url, allowed) ?? headerProblem(form) ?? optionProblem(options);
}

const TARGET_PROBLEMS = {
  'scheme-blocked': 'it has to begin with https://',
  'host-blocked':
    'requests to this machine and to local networks are not allowed: the option alerts.allow lists exceptions',
  'credentials-in-url': 'it may have no user and password in it: give them as a header',
} as const;

function urlProblem(url: string | undefined, allowed: AllowedTargets): AlertProblem | null {
  if (url === undefined) return null;
  const problem = addressProblem(url);
  if (problem !== null) return { field: 'url', problem: `it ${problem}` };
  const target = targetProblem(new URL(url), allowed);
  return target === null ? null : { field: 'url', problem: TARGET_PROBLEMS[target] };
}

function headerProblem({ kind, options, secrets }: DestinationForm): AlertProblem | null {
  const { header_name } = options;
  const takesHeader = FIELDS[kind].takes.includes('header_name');
  if (takesHeader && (header_name === undefined) !== (secrets.token === undefined))
    return header_name === undefined
      ? { field: 'header_name', problem: 'say in which header the token is sent' }
      : { field: 'token', problem: `give the value of the header ${header_name} with it` };
  const name = header_name === undefined ? null : headerNameProblem(header_name);
  if (name !== null) return { field: 'header_name', problem: `it ${name}` };
  const value = secrets.token === undefined ? null : headerValueProblem(secrets.token);
  return value === null ? null : { field: 'token', problem: `it ${value}` };
}

const EMAIL = /^[^\s@,;<>()[\]\\"]{1,64}@[^\s@,;<>()[\]\\"]+\.[^\s@,;<>()[\]\\".]+$/;

function optionProblem({ topic, gitlab_project, labels = [], emails = [] }: DestinationOptions): AlertProblem | null {
  if (topic !== undefined && (!/^[-_A-Za-z0-9]+$/.test(topic) || topic.length > MAX_TOPIC_CHARACTERS))
    return {
      field: 'topic',
      problem: `it has at most ${MAX_TOPIC_CHARACTERS} letters, digits, hyphens and underscores`,
    };
  if ((gitlab_project?.length ?? 0) > MAX_TEXT_CHARACTERS)
    return { field: 'gitlab_project', problem: `it has at most ${MAX_TEXT_CHARACTERS} characters` };
  if (labels.length > MAX_LABELS || labels.some((label) => label.length > MAX_TEXT_CHARACTERS || label.includes(',')))
    return { field: 'labels', problem: `at most ${MAX_LABELS}, each of at most ${MAX_TEXT_CHARACTERS} characters` };
  if (emails.length > MAX_EMAILS) return { field: 'emails', problem: `at most ${MAX_EMAILS}` };
  const wrong = emails.find((email) => !EMAIL.test(email) || email.length > 254 || !/^[\x21-\x7e]+$/.test(email));
  return wrong === undefined
    ? null
    : { field: 'emails', problem: 'one of them is no e-mail address, as in ada@example.com' };
}
