import type { EventPlace } from '../../domain/event-order.ts';
import { RuleViolation } from '../../domain/refusals.ts';

const EVENT_ID = /^[0-9a-f]{32}$/;

/** Reads the place from which a list of events goes on. @throws RuleViolation for what no page ended with */
export function placeIn([happened, id, ...more]: readonly (string | number)[]): EventPlace {
  const isPlace =
    Number.isSafeInteger(happened) && (happened as number) >= 0 && typeof id === 'string' && EVENT_ID.test(id);
  if (!isPlace || more.length > 0) throw new RuleViolation({ code: 'cursor-invalid' });
  return { happened: happened as number, id };
}
