import type { Answers } from '../answers.ts';
import {
  boolean,
  dateTime,
  eventId,
  integer,
  list,
  nullable,
  nullableDateTime,
  object,
  string,
} from '../json-schema.ts';

type Artifact = Answers['Artifact'];

const uuid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

const artifact = object<Artifact>({
  id: { type: 'string', pattern: uuid },
  debug_id: {
    type: ['string', 'null'],
    pattern: uuid,
    description: 'That of map and script; `null`: they have none, and are found by release and path.',
  },
  release: { ...nullable('string'), description: 'Of the last upload that had it.' },
  dist: nullable('string'),
  state: { enum: ['ready', 'refused'], description: '`refused`: the map cannot be used, `problem` says why.' },
  problem: nullable('string'),
  files: {
    ...list(object<Artifact['files'][number]>({ name: string, bytes: integer })),
    description: 'What it was built from: the map, then the script if it was uploaded, too.',
  },
  bytes: { ...integer, description: 'What is kept of it.' },
  created_at: dateTime,
  last_used_at: {
    ...nullableDateTime,
    description: 'When an event needed it, to a week; `null`: none since the week of its upload.',
  },
  expires_at: { ...dateTime, description: 'When it is removed, unless an event needs it before.' },
});

type Explained = Answers['EventSourceMaps'];
type Frame = Explained['frames'][number];

const REASONS = [
  'no-maps',
  'no-debug-id',
  'not-uploaded',
  'two-debug-ids',
  'refused',
  'no-line',
  'no-mapping',
  'unreachable',
  'too-many',
  'built-in',
  'uploaded-after',
  'late',
  'imprecise',
  'no-text',
  null,
] as const satisfies Frame['reason'][];

const sourceMaps = object<Explained>({
  event_id: eventId,
  state: { enum: ['mapped', 'partly', 'none'], description: 'Of the frames that a map could be for.' },
  frames: {
    ...list(
      object<Frame>({
        stack: {
          type: 'string',
          description: 'What has the stack, by names and indices in the payload: `exception.values.0`.',
        },
        index: { ...integer, description: 'In the list of frames as it was sent.' },
        function: { ...nullable('string'), description: 'As it was sent, as are the three behind it.' },
        filename: nullable('string'),
        line: nullable('integer'),
        column: nullable('integer'),
        debug_id: nullable('string'),
        mapped: boolean,
        mapped_at: {
          enum: ['arrival', 'read', null],
          description: '`arrival`: before the event was grouped. `read`: just now, because the map came later.',
        },
        source: {
          anyOf: [
            object<NonNullable<Frame['source']>>({
              file: nullable('string'),
              line: integer,
              column: nullable('integer'),
              function: nullable('string'),
            }),
            { type: 'null' },
          ],
        },
        reason: { enum: REASONS, description: 'Why it is not mapped, or why not all is known of a mapped one.' },
        explanation: { ...nullable('string'), description: 'The same in sentences, with what to do about it.' },
      }),
    ),
    description: 'What surfaced first, then its causes; in each stack the oldest call first.',
  },
});

/** JSON Schema of what was built of a source map, and of what source maps do to an event. */
export const ARTIFACT_SCHEMAS = { Artifact: artifact, EventSourceMaps: sourceMaps };
