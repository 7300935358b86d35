import { MAX_INTAKE_REFUSALS } from '../../domain/limits.ts';
import type { Answers } from '../answers.ts';
import { dateTime, integer, list, nullable, object } from '../json-schema.ts';

export const INTAKE_REASONS = [
  'rate_limited',
  'garbled',
  'unreadable',
  'too_large',
  'client_key_off',
  'error_tracking_off',
] as const satisfies Answers['Intake']['refusals'][number]['reason'][];

export const INTAKE_SCHEMA = object<Answers['Intake']>({
  refusals: {
    ...list(
      object<Answers['Intake']['refusals'][number]>({
        reason: { enum: INTAKE_REASONS },
        status: { ...integer, description: 'What the sender was answered.' },
        detail: { type: 'string', description: 'What the sender was told, 300 characters of it at most.' },
        refused_at: dateTime,
        sdk: {
          ...nullable('string'),
          description: 'Name and version of the SDK as it says them, else the `User-Agent`; 64 characters at most.',
        },
        client_key: { type: 'string', description: 'The first characters of its public key.' },
      }),
    ),
    maxItems: MAX_INTAKE_REFUSALS,
    description: 'The latest first.',
  },
});
