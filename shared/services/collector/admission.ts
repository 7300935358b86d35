import { COLLECTOR_CACHE_MS, type IngestLimits } from '../../domain/ingest-limits.ts';
import { NotFound, SwitchedOff } from '../../domain/refusals.ts';
import { isOutdated, secondsBlocked, withLetIn, withReading, type LetIn } from '../../domain/let-in.ts';
import type { NewErrors, RateLimit, Usage } from '../../domain/quota.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Intake } from '../../store/intake.ts';
import type { Store } from '../../store/table/store.ts';
import { BoundedMap } from './bounded-map.ts';

/** A project and key that may send. */
export interface Admitted {
  settings: Settings;
  userSalt: string;
  /** Of the project, at most seconds old; the same object until it is read again. */
  newErrors: NewErrors | null;
  /** Whole seconds until there is room for so many events, of the key and of the project; `null` when there is. */
  secondsBlocked: (events: number) => number | null;
  /** Records that the instance has stored so many events, with so many bytes of packed payload. */
  letIn: (events: number, bytes: number) => void;
}

/**
 * @param store of the request, which has its deadline @param now milliseconds since 1970
 * @throws NotFound for a sender who may not send, SwitchedOff where the project has the key
 */
export type Admission = (store: Store, projectId: number, publicKey: string, now: number) => Promise<Admitted>;

/** How long an unknown key is refused without a read. Keys are random, so none becomes known that was not. */
const MAX_REFUSAL_AGE_MS = 1_000;
const MAX_ENTRIES = 1_000;

const UNKNOWN_PROJECT = 'Project was not found';
export const UNKNOWN_KEY = 'the client key is unknown or switched off';

/**
 * Decides who may send, and how much, from what the table says and what this instance has let in since. The table is read
 * again after `cacheMs`, or when a twentieth of a limit was let in since: so long may a change of settings, a deleted key
 * or a limit that others use up go unnoticed. Only what lets events in is cached: a project works from the moment that it
 * is switched on.
 */
export function admission(
  read: (store: Store, projectId: number, publicKey: string, now: number) => Promise<Intake | null>,
  limits: Pick<IngestLimits, 'clientKey' | 'project'>,
  cacheMs = COLLECTOR_CACHE_MS,
): Admission {
  const intakes = new BoundedMap<string, { intake: Intake; until: number }>(MAX_ENTRIES);
  const refused = new BoundedMap<string, number>(MAX_ENTRIES);
  const used = new BoundedMap<string, LetIn>(2 * MAX_ENTRIES);

  return async function admit(store, projectId, publicKey, now) {
    const pair = `${projectId} ${publicKey}`;
    if ((refused.get(pair) ?? 0) > now) throw new NotFound('client-key', UNKNOWN_KEY);
    const intake = cached(pair, now) ?? (await read(store, projectId, publicKey, now));
    if (intake === null) {
      refused.set(pair, now + MAX_REFUSAL_AGE_MS);
      throw new NotFound('client-key', UNKNOWN_KEY);
    }
    const { project, settings } = whoMaySend(intake);
    const bounds = [
      { name: pair, limit: intake.key.rate_limit ?? limits.clientKey, usage: intake.keyUsage },
      { name: String(projectId), limit: limits.project, usage: intake.projectUsage },
    ];
    if (intakes.get(pair)?.intake !== intake) {
      intakes.set(pair, { intake, until: now + cacheMs });
      for (const { name, limit, usage } of bounds)
        used.set(name, withReading(used.get(name) ?? null, usage, limit, now));
    }
    const known = ({ name, limit, usage }: Bound): LetIn => used.get(name) ?? withReading(null, usage, limit, now);
    return {
      settings,
      userSalt: project.user_salt,
      newErrors: intake.newErrors,
      secondsBlocked: (events) => longest(bounds.map((one) => secondsBlocked(known(one), one.limit, events, now))),
      letIn: (events, bytes) => {
        for (const one of bounds) used.set(one.name, withLetIn(known(one), one.limit, { events, bytes }, now));
        if (bounds.some((one) => isOutdated(known(one), one.limit))) intakes.delete(pair);
      },
    };
  };

  function cached(pair: string, now: number): Intake | null {
    const entry = intakes.get(pair);
    return entry !== undefined && entry.until > now ? entry.intake : null;
  }
}

interface Bound {
  /** Whose it is. */
  name: string;
  limit: RateLimit;
  usage: Usage | null;
}

function longest(waits: readonly (number | null)[]): number | null {
  const seconds = Math.max(...waits.map((wait) => wait ?? 0));
  return seconds > 0 ? seconds : null;
}

/** GitLab's checks, in its order. */
function whoMaySend({ project, settings, key }: Intake): { project: { user_salt: string }; settings: Settings } {
  if (project === null) throw new NotFound('project', UNKNOWN_PROJECT);
  if (!settings?.active || !settings.integrated)
    throw new SwitchedOff('settings', 'the project takes no events: its integrated error tracking is off');
  if (!key.active) throw new SwitchedOff('client-key', UNKNOWN_KEY);
  return { project, settings };
}
