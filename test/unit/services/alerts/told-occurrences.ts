import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { AlertRule } from '../../../../shared/domain/alerts/alert-rule.ts';
import { occurrencesIn } from '../../../../shared/domain/alerts/notify.ts';
import type { Occurrence } from '../../../../shared/domain/alerts/occurrence.ts';
import { withSnooze, type WantedSnooze } from '../../../../shared/domain/alerts/snooze.ts';
import type { ErrorStatus, TrackedError } from '../../../../shared/domain/error/tracked-error.ts';
import { withStatus } from '../../../../shared/domain/error/transitions.ts';
import { withEvents } from '../../../../shared/domain/error/with-events.ts';
import type { EventSummary } from '../../../../shared/domain/event-summary.ts';
import { withProjectEvents, type ProjectCounts } from '../../../../shared/domain/project-counts.ts';
import type { Sequenced, Watermarks } from '../../../../shared/domain/watermark.ts';
import { projectEventOf } from '../../../../shared/services/events/project-event.ts';
import * as errors from '../../../../shared/store/errors.ts';
import { unpackMarks } from '../../../../shared/store/packed.ts';
import type { Store } from '../../../../shared/store/table/store.ts';
import { NOW } from '../../../kit/unit/summaries.ts';

/** What a person does to an error, so many milliseconds after `NOW`. */
export type Deed = { status: ErrorStatus; after: number } | { snooze: WantedSnooze | null; after: number };

/** One write of an error or of a project's counts that the table took, as the table's stream has it. */
interface Written {
  pk: string;
  revision: number;
  marks: Watermarks;
  told: readonly Occurrence[];
  deed: Deed | null;
}

/** Wraps a store so that all writes which the table took are kept, also of processes that were killed after them. */
export class Stream {
  readonly #written: Written[] = [];

  recording(store: Store, deed: Deed | null = null): Store {
    const send = async (command: never): Promise<unknown> => {
      const answer = await store.db.send(command);
      for (const item of itemsIn(command)) this.#keep(item, deed);
      return answer;
    };
    return { ...store, db: Object.assign(Object.create(store.db) as Store['db'], { send }) };
  }

  /** The writes of each item, in the order in which the table took them. */
  byItem(): ReadonlyMap<string, readonly Written[]> {
    const byItem = Map.groupBy(this.#written, ({ pk }) => pk);
    return new Map([...byItem].map(([pk, some]) => [pk, some.toSorted((one, other) => one.revision - other.revision)]));
  }

  #keep(item: Record<string, unknown>, deed: Deed | null): void {
    if (!['ERROR', 'COUNTS'].includes(item['sk'] as string) || item['marks'] === undefined) return;
    this.#written.push({
      pk: item['pk'] as string,
      revision: item['revision'] as number,
      marks: unpackMarks(item['marks'] as Uint8Array),
      told: item['notify'] === undefined ? [] : occurrencesIn(item['notify'] as string),
      deed,
    });
  }
}

function itemsIn(command: object): Record<string, unknown>[] {
  if (command instanceof PutCommand) return [command.input.Item!];
  if (!(command instanceof TransactWriteCommand)) return [];
  return (command.input.TransactItems ?? []).flatMap(({ Put }) => Put?.Item ?? []);
}

/** What a person does, over whatever is counted at the same time. */
export async function doDeed(store: Store, projectId: number, error: number, deed: Deed, rules: readonly AlertRule[]) {
  await errors.update(store, projectId, error, NOW, (current) => done(current, deed, rules));
}

function done(error: TrackedError, deed: Deed, rules: readonly AlertRule[]): TrackedError {
  const now = new Date(NOW.getTime() + deed.after);
  return 'status' in deed
    ? withStatus(error, deed.status, now, null, rules).error
    : withSnooze(error, deed.snooze, now);
}

type Shards = Readonly<Record<string, readonly Sequenced<EventSummary>[]>>;

/** The events that a write has counted, by what its watermarks say that the write before did not. */
function countedBy(
  { marks }: Written,
  before: Watermarks,
  shards: Shards,
): { shard: string; event: Sequenced<EventSummary> }[] {
  return Object.entries(shards).flatMap(([shard, events]) => {
    const [from, to] = [before[shard]?.last ?? '', marks[shard]?.last ?? ''];
    return events.filter(({ sequence }) => sequence > from && sequence <= to).map((event) => ({ shard, event }));
  });
}

/** What the writes of an error should have told: each of its events taken by itself, in the order in which it was counted. */
export function expectedOfError(
  writes: readonly Written[],
  shards: Shards,
  rules: readonly AlertRule[],
): Occurrence[][] {
  let error: TrackedError | null = null;
  let marks: Watermarks = {};
  return writes.map((write) => {
    const told: Occurrence[] = [];
    if (write.deed !== null) {
      const { occurrences: _told, ...before }: TrackedError = error!;
      error = done(before, write.deed, rules);
      told.push(...(error.occurrences ?? []));
    }
    for (const { shard, event } of countedBy(write, marks, shards)) {
      error = withEvents(error, shard, [event], NOW.getTime(), new Map(), rules)!.error;
      told.push(...(error.occurrences ?? []));
    }
    ({ marks } = write);
    return told;
  });
}

/** What the writes of a project's counts should have told. */
export function expectedOfProject(
  writes: readonly Written[],
  shards: Shards,
  rules: readonly AlertRule[],
): Occurrence[][] {
  let counts: ProjectCounts | null = null;
  let marks: Watermarks = {};
  return writes.map((write) => {
    const told: Occurrence[] = [];
    for (const { shard, event } of countedBy(write, marks, shards)) {
      const batch = [{ sequence: event.sequence, value: projectEventOf(event.value) }];
      counts = withProjectEvents(counts, null, shard, batch, NOW.getTime(), rules)!;
      told.push(...(counts.occurrences ?? []));
    }
    ({ marks } = write);
    return told;
  });
}
