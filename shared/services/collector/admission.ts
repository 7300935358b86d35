import { COLLECTOR_CACHE_MS, type IngestLimits } from '../../domain/ingest-limits.ts';
import { NotFound, SwitchedOff } from '../../domain/refusals.ts';
import { isOutdated, secondsBlocked, withLetIn, withReading, type LetIn } from '../../domain/let-in.ts';
import type { NewErrors, RateLimit, Usage } from '../../domain/quota.ts';
import type { Intake } from '../../store/intake.ts';
import type { Store } from '../../store/table/store.ts';
import { BoundedMap } from './bounded-map.ts';

/** A project and key that may send. */
export interface Admitted {
  settings: NonNullable<Intake['settings']>;
  userSalt: string;
  /** Of the project, at most seconds old; the same object until it is read again. */
  newErrors: NewErrors | null;
  hasMaps: boolean;
  /** Whole seconds until there is room for so many events, of the key and of the project; `null` when there is. */
  secondsBlocked: (events: number) => Promise<number | null>;
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

export type ReadIntake = (store: Store, projectId: number, publicKey: string, now: number) => Promise<Intake | null>;

/** `store/intake.ts`, or what stands for it: the quick way, and the way for who would be refused. */
export interface IntakeReader {
  read: ReadIntake;
  readConsistently: ReadIntake;
}

/**
 * Decides who may send, and how much, from what the table says and what this instance has let in since. The table is read
 * again after `cacheMs`, or when a twentieth of a limit was let in since: so long may a change of settings, a deleted key
 * or a limit that others use up go unnoticed. Only what lets events in is cached: a project works from the moment that it
 * is switched on.
 */
export function admission(
  { read, readConsistently }: IntakeReader,
  limits: Pick<IngestLimits, 'clientKey' | 'project'>,
  cacheMs = COLLECTOR_CACHE_MS,
): Admission {
  const intakes = new BoundedMap<string, { intake: Intake; until: number }>(MAX_ENTRIES);
  const refused = new BoundedMap<string, number>(MAX_ENTRIES);
  const used = new BoundedMap<string, LetIn>(2 * MAX_ENTRIES);
  const consistent = new WeakSet<Intake>();

  return async function admit(store, projectId, publicKey, now) {
    const pair = `${projectId} ${publicKey}`;
    if ((refused.get(pair) ?? 0) > now) throw new NotFound('client-key', UNKNOWN_KEY);
    let intake = cached(pair, now) ?? (await read(store, projectId, publicKey, now));
    // Nobody is refused for what may be old by a moment.
    if (intake === null || refusalOf(intake) !== null) await readAgain();
    if (intake === null) {
      refused.set(pair, now + MAX_REFUSAL_AGE_MS);
      throw new NotFound('client-key', UNKNOWN_KEY);
    }
    const refusal = refusalOf(intake);
    if (refusal !== null) throw refusal;
    keep(intake);
    const { project, settings, newErrors, hasMaps } = intake;
    return {
      settings: settings!,
      userSalt: project!.user_salt,
      newErrors,
      hasMaps,
      secondsBlocked: async (events) => {
        const blocked = secondsLeft(intake!, events);
        if (blocked === null || consistent.has(intake!)) return blocked;
        await readAgain();
        if (intake === null) return blocked;
        keep(intake);
        return secondsLeft(intake, events);
      },
      letIn: (events, bytes) => {
        const bounds = boundsOf(intake!);
        for (const one of bounds) used.set(one.name, withLetIn(known(one), one.limit, { events, bytes }, now));
        if (bounds.some((one) => isOutdated(known(one), one.limit))) intakes.delete(pair);
      },
    };

    async function readAgain(): Promise<void> {
      intake = await readConsistently(store, projectId, publicKey, now);
      if (intake !== null) consistent.add(intake);
    }
    function keep(one: Intake): void {
      if (intakes.get(pair)?.intake === one) return;
      intakes.set(pair, { intake: one, until: now + cacheMs });
      for (const { name, limit, usage } of boundsOf(one))
        used.set(name, withReading(used.get(name) ?? null, usage, limit, now));
    }
    function boundsOf({ key, keyUsage, projectUsage }: Intake): Bound[] {
      return [
        { name: pair, limit: key.rate_limit ?? limits.clientKey, usage: keyUsage },
        { name: String(projectId), limit: limits.project, usage: projectUsage },
      ];
    }
    function known({ name, limit, usage }: Bound): LetIn {
      return used.get(name) ?? withReading(null, usage, limit, now);
    }
    function secondsLeft(one: Intake, events: number): number | null {
      return longest(boundsOf(one).map((bound) => secondsBlocked(known(bound), bound.limit, events, now)));
    }
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

/** Why events are not taken, by GitLab's checks in its order; `null` if they are. */
function refusalOf({ project, settings, key }: Intake): NotFound | null {
  if (project === null) return new NotFound('project', UNKNOWN_PROJECT);
  if (!settings?.active || !settings.integrated)
    return new SwitchedOff('settings', 'the project takes no events: its integrated error tracking is off');
  return key.active ? null : new SwitchedOff('client-key', UNKNOWN_KEY);
}
