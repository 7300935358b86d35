import { Fold } from '../parts/fold.tsx';
import { Choice } from '../project-settings/choice.tsx';
import { TextField } from '../project-settings/text-field.tsx';
import type { DestinationDraft } from './destination-draft.ts';
import { LinesField, NumberField } from './fields.tsx';
import { KINDS, type Kind } from './kinds.ts';
import type { Destination } from './types.ts';

interface DestinationFieldsProps {
  kind: Kind;
  stored: Destination | undefined;
  draft: DestinationDraft;
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<DestinationDraft>) => void;
}

/** What most leave as it is, or need not say. */
const MORE = ['minutes', 'header', 'token', 'labels'];

/** The fields that a kind has: first what it cannot go without. */
export function DestinationFields({ kind, stored, draft, problems, onChange }: DestinationFieldsProps) {
  const has = KINDS[kind];
  const isNew = stored === undefined;
  type Text = Exclude<keyof DestinationDraft, 'isConfidential'>;
  const of = (name: Text, label: string) => ({
    label,
    problem: problems[name],
    value: draft[name],
    onValue: (value: string) => onChange({ [name]: value }),
  });
  const token = has.token !== undefined && (
    <TextField
      {...of('token', has.token)}
      type="password"
      hint={`It is stored encrypted and never shown.${isNew ? '' : ' Left empty, it is kept.'}`}
      required={isNew && has.isTokenOptional !== true}
    />
  );
  return (
    <>
      {has.url !== undefined && (
        <TextField
          {...of('url', has.url)}
          hint={isNew ? `Like ${has.urlExample}` : `It is never shown in full. Left empty, it stays ${stored.address}`}
          inputMode="url"
          required={isNew}
        />
      )}
      {has.hasTopic && <TextField {...of('topic', 'Topic')} required />}
      {has.hasIssue && <TextField {...of('project', 'Project')} hint="Its path, group/project, or its id." required />}
      {has.hasEmails && <LinesField {...of('emails', 'Addresses')} />}
      {has.isTokenOptional !== true && token}
      <TextField {...of('name', 'Name')} hint="As it is called here, and in rules." required />
      <Fold summary="More" isOpen={MORE.some((name) => problems[name] !== undefined)}>
        <div class="stack">
          <NumberField
            {...of('minutes', 'Minutes to gather')}
            hint="The first alert is sent at once. What follows within so many minutes comes as one message; 0 sends each by itself."
          />
          {has.hasHeader && (
            <TextField
              {...of('header', 'Name of a header')}
              hint="Sent with each request, to a receiver that asks for one."
            />
          )}
          {has.isTokenOptional && token}
          {has.hasIssue && (
            <>
              <LinesField {...of('labels', 'Labels')} />
              <Choice
                type="checkbox"
                label="Confidential issues"
                isChecked={draft.isConfidential}
                onChange={(isConfidential) => onChange({ isConfidential })}
              />
            </>
          )}
        </div>
      </Fold>
    </>
  );
}
