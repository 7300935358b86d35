import type { ComponentChildren } from 'preact';
import { Fold } from '../parts/fold.tsx';
import { Select } from '../parts/select.tsx';
import { Choice } from '../project-settings/choice.tsx';
import { TextField } from '../project-settings/text-field.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { LinesField, NumberField } from './fields.tsx';
import { LEVELS, toggled, type RuleDraft, type Trigger } from './rule-draft.ts';
import type { Destination } from './types.ts';

const TRIGGERS: readonly (readonly [Trigger, string])[] = [
  ['new', 'An error is new'],
  ['regressed', 'An error comes back after it was resolved'],
  ['unsnoozed', 'An error is not snoozed any more'],
  ['threshold', 'There are many events or users'],
];

interface RuleFieldsProps {
  draft: RuleDraft;
  problems: Readonly<Record<string, string>>;
  destinations: readonly Destination[];
  onChange: (change: Partial<RuleDraft>) => void;
}

/** The fields of a rule. */
export function RuleFields({ draft, problems, destinations, onChange }: RuleFieldsProps) {
  type Text = 'name' | 'count' | 'minutes' | 'environments' | 'releases' | 'title' | 'cooldown';
  const of = (name: Text, label: string) => ({
    label,
    problem: problems[name],
    value: draft[name],
    onValue: (value: string) => onChange({ [name]: value }),
  });
  return (
    <>
      <TextField {...of('name', 'Name')} required />
      <Group legend="Tell when" problem={problems['triggers'] && 'Choose at least one.'}>
        {TRIGGERS.map(([trigger, label]) => (
          <Choice
            key={trigger}
            type="checkbox"
            label={label}
            isChecked={draft.triggers.includes(trigger)}
            onChange={(isIn) => onChange({ triggers: toggled(draft.triggers, trigger, isIn) })}
          />
        ))}
      </Group>
      {draft.triggers.includes('threshold') && (
        <Group legend="How many" problem={problems['threshold'] && `This ${problems['threshold']}`}>
          <div class="settings-pair">
            <NumberField {...of('count', 'At least')} />
            <NumberField {...of('minutes', 'Within minutes')} />
          </div>
          <div class="cluster">
            <Select
              label="What is counted"
              value={draft.counts}
              options={[
                ['events', 'events'],
                ['users', 'users'],
              ]}
              onChange={(counts) => onChange({ counts: counts as RuleDraft['counts'] })}
            />
            <Select
              label="Of what"
              value={draft.of}
              options={[
                ['error', 'of each error'],
                ['project', 'of the whole project'],
              ]}
              onChange={(what) => onChange({ of: what as RuleDraft['of'] })}
            />
          </div>
        </Group>
      )}
      <Destined draft={draft} destinations={destinations} onChange={onChange} problem={problems['destinations']} />
      <Fold summary="Only for some errors" isOpen={ruleHasFilter(draft)}>
        <div class="stack">
          <LinesField {...of('environments', 'Environments')} hint="One a line; * stands for any characters." />
          <LinesField {...of('releases', 'Releases')} hint="One a line; * stands for any characters." />
          <Group legend="Levels" problem={problems['levels'] && `Levels ${problems['levels']}`}>
            <div class="cluster">
              {LEVELS.map((level) => (
                <Choice
                  key={level}
                  type="checkbox"
                  label={level}
                  isChecked={draft.levels.includes(level)}
                  onChange={(isIn) => onChange({ levels: toggled(draft.levels, level, isIn) })}
                />
              ))}
            </div>
          </Group>
          <TextField {...of('title', 'Title')} hint="Like *Timeout*. Empty: every one." />
        </div>
      </Fold>
      <NumberField
        {...of('cooldown', 'Minutes between alerts of one error')}
        hint="For so long the same error tells nothing by this rule again."
      />
      <Choice
        type="checkbox"
        label="Tell also when it is over"
        hint="When somebody resolves the error, or it is below the threshold again."
        isChecked={draft.isResolvedSent}
        onChange={(isResolvedSent) => onChange({ isResolvedSent })}
      />
    </>
  );
}

const ruleHasFilter = ({ environments, releases, levels, title }: RuleDraft): boolean =>
  environments + releases + title !== '' || levels.length > 0;

function Destined({
  draft,
  destinations,
  problem,
  onChange,
}: Pick<RuleFieldsProps, 'draft' | 'destinations' | 'onChange'> & { problem: string | undefined }) {
  const chosen = draft.destinations;
  return (
    <Group legend="Tell whom" problem={problem && `Destinations ${problem}`}>
      <Choice
        type="checkbox"
        label="Every destination, also later ones"
        isChecked={chosen === null}
        onChange={(isAll) => onChange({ destinations: isAll ? null : destinations.map(({ id }) => id) })}
      />
      {chosen !== null &&
        destinations.map(({ id, name }) => (
          <Choice
            key={id}
            type="checkbox"
            label={oneLine(name, 100)}
            isChecked={chosen.includes(id)}
            onChange={(isIn) => onChange({ destinations: toggled(chosen, id, isIn) })}
          />
        ))}
    </Group>
  );
}

function Group({
  legend,
  problem,
  children,
}: {
  legend: string;
  problem: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {children}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
