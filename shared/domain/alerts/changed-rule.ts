import { isProblem, refusedBy, type AlertProblem } from './alert-problem.ts';
import {
  MAX_ALERT_RULES,
  MAX_FILTER_CHARACTERS,
  MAX_FILTER_VALUES,
  MAX_RULE_NAME_CHARACTERS,
  MAX_RULES_BYTES,
  MAX_THRESHOLD_RULES,
  PLAIN_RULE,
  type AlertFilters,
  type AlertRule,
  type AlertSetup,
  type AlertThreshold,
  type RuleTrigger,
} from './alert-rule.ts';
import { thresholdOf } from './read-threshold.ts';

type Lists = Record<'environments' | 'releases' | 'levels', readonly string[] | null>;

/** What somebody wants of a rule: what is absent stays, and `null` clears where that means something. */
export interface RuleChange extends Partial<Lists> {
  name?: string | null;
  enabled?: boolean | null;
  triggers?: readonly RuleTrigger[] | null;
  threshold?: Readonly<Record<string, unknown>> | null;
  title?: string | null;
  destinations?: readonly number[] | null;
  cooldown_minutes?: number | null;
  send_resolved?: boolean | null;
  muted_until?: string | null;
}

type Refused = { refused: AlertProblem };

/** What a rule with a threshold is silent for, unless it is said otherwise. */
const THRESHOLD_COOLDOWN_MINUTES = 30;

/** Adds a rule to those of a project, or says why it cannot be. */
export function withNewRule(setup: AlertSetup, change: RuleChange): { setup: AlertSetup; rule: AlertRule } | Refused {
  if (setup.rules.length >= MAX_ALERT_RULES)
    return refusedBy('name', `a project has at most ${MAX_ALERT_RULES} rules: delete one first`);
  const cooldown_minutes = change.triggers?.includes('threshold') ? THRESHOLD_COOLDOWN_MINUTES : 0;
  const made = changedRule({ id: setup.next_id, name: '', ...PLAIN_RULE, cooldown_minutes }, change, setup);
  if (isProblem(made)) return made;
  const rules = [...setup.rules, made];
  return sizeProblem(rules, change) ?? { rule: made, setup: { ...setup, next_id: setup.next_id + 1, rules } };
}

/** Changes a rule of a project; `null`: there is none of that id. */
export function withChangedRule(
  setup: AlertSetup,
  id: number,
  change: RuleChange,
): { setup: AlertSetup; rule: AlertRule } | Refused | null {
  const current = setup.rules.find((rule) => rule.id === id);
  if (current === undefined) return null;
  const rule = changedRule(current, change, setup);
  if (isProblem(rule)) return rule;
  const rules = setup.rules.map((one) => (one.id === id ? rule : one));
  return sizeProblem(rules, change) ?? { rule, setup: { ...setup, rules } };
}

/** Takes a rule away; `null`: there is none of that id. */
export function withoutRule(setup: AlertSetup, id: number): AlertSetup | null {
  const rules = setup.rules.filter((rule) => rule.id !== id);
  return rules.length === setup.rules.length ? null : { ...setup, rules };
}

function changedRule(current: AlertRule, change: RuleChange, setup: AlertSetup): AlertRule | Refused {
  const name = change.name === undefined ? current.name : (change.name ?? '').trim();
  const triggers = [...new Set(change.triggers ?? current.triggers)];
  const threshold = wantedThreshold(current, triggers, change);
  if (threshold !== null && isProblem(threshold)) return threshold;
  const filters = wantedFilters(current.filters, change);
  const destinations = change.destinations === undefined ? current.destinations : change.destinations;
  const rule: AlertRule = {
    id: current.id,
    name,
    enabled: change.enabled ?? current.enabled,
    triggers,
    threshold,
    filters,
    destinations: destinations && [...new Set(destinations)].toSorted((one, other) => one - other),
    cooldown_minutes: change.cooldown_minutes ?? current.cooldown_minutes,
    send_resolved: change.send_resolved ?? current.send_resolved,
    muted_until: change.muted_until === undefined ? current.muted_until : change.muted_until,
  };
  const problem = problemOf(rule, setup) ?? destinationsProblem(rule, change, setup);
  return problem === null ? rule : { refused: problem };
}

/** A threshold goes with the trigger of that name: who takes the trigger away takes it away, too. */
function wantedThreshold(
  current: AlertRule,
  triggers: readonly RuleTrigger[],
  change: RuleChange,
): AlertThreshold | Refused | null {
  const isAsked = triggers.includes('threshold');
  if (change.threshold) {
    if (!isAsked) return refusedBy('threshold', 'add threshold to triggers, or leave it out');
    return thresholdOf(change.threshold);
  }
  if (!isAsked) return null;
  if (current.threshold === null || change.threshold === null)
    return refusedBy(
      'threshold',
      'the trigger threshold needs one: an object of `of`, `counts`, `count` and `minutes`',
    );
  return current.threshold;
}

function wantedFilters(before: AlertFilters, change: RuleChange): AlertFilters {
  const listOf = (name: keyof Lists): readonly string[] =>
    change[name] === undefined
      ? before[name]
      : [...new Set((change[name] ?? []).map((one) => one.trim()))].filter(Boolean);
  return {
    environments: listOf('environments'),
    releases: listOf('releases'),
    levels: listOf('levels'),
    title: change.title === undefined ? before.title : change.title?.trim() || null,
  };
}

function problemOf(rule: AlertRule, setup: AlertSetup): AlertProblem | null {
  const { id, name, triggers, threshold, filters } = rule;
  if (name === '') return { field: 'name', problem: 'give the rule a name' };
  if (name.length > MAX_RULE_NAME_CHARACTERS)
    return { field: 'name', problem: `it has at most ${MAX_RULE_NAME_CHARACTERS} characters` };
  if (/\p{Cc}/u.test(name)) return { field: 'name', problem: 'it may have no line breaks or control characters' };
  if (triggers.length === 0)
    return { field: 'triggers', problem: 'name at least one, or switch the rule off by enabled' };
  const others = setup.rules.filter((other) => other.id !== id && other.threshold !== null).length;
  if (threshold !== null && others >= MAX_THRESHOLD_RULES)
    return { field: 'threshold', problem: `at most ${MAX_THRESHOLD_RULES} rules of a project have one` };
  return filterProblem(filters);
}

/** Names the field that was sent and takes the most. */
function sizeProblem(rules: readonly AlertRule[], change: RuleChange): Refused | null {
  if (bytesOf(rules) <= MAX_RULES_BYTES) return null;
  const fields = ['environments', 'releases', 'title', 'destinations', 'name'] as const;
  const [field] = fields.toSorted((one, other) => bytesOf(change[other]) - bytesOf(change[one]));
  return refusedBy(
    field!,
    `all rules of a project have at most ${MAX_RULES_BYTES} bytes together: shorten it, or delete a rule`,
  );
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value ?? null));

function filterProblem({ title, ...lists }: AlertFilters): AlertProblem | null {
  for (const [field, values] of Object.entries(lists)) {
    if (values.length > MAX_FILTER_VALUES) return { field, problem: `it has at most ${MAX_FILTER_VALUES} values` };
    if (values.some(({ length }) => length > MAX_FILTER_CHARACTERS))
      return { field, problem: `each value has at most ${MAX_FILTER_CHARACTERS} characters` };
  }
  return (title?.length ?? 0) > MAX_FILTER_CHARACTERS
    ? { field: 'title', problem: `it has at most ${MAX_FILTER_CHARACTERS} characters` }
    : null;
}

/** A rule may be left without anybody to tell by who deletes its last destination. It is switched off then, and stays as it is. */
function destinationsProblem(
  { destinations, enabled }: AlertRule,
  change: RuleChange,
  setup: AlertSetup,
): AlertProblem | null {
  if (destinations === null) return null;
  if (destinations.length === 0 && (enabled || change.destinations !== undefined))
    return { field: 'destinations', problem: 'name at least one, or null for all that the project has' };
  const missing = destinations.find((id) => !setup.destinations.includes(id));
  return missing === undefined ? null : { field: 'destinations', problem: `the project has no destination ${missing}` };
}
