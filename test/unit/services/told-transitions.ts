import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ErrorStatus } from '../../../shared/domain/error/tracked-error.ts';
import { withStatus, type Transition } from '../../../shared/domain/error/transitions.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import type { Sequenced } from '../../../shared/domain/watermark.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import * as errorStore from '../../../shared/store/errors.ts';
import { errorOf, type StoredError } from '../../../shared/store/stored-error.ts';
import type { Key } from '../../../shared/store/table/keys.ts';
import type { Revised } from '../../../shared/store/table/revise.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { dyingStore, Killed, type Death } from '../../kit/unit/dying-store.ts';
import { NOW } from '../../kit/unit/summaries.ts';

/** A transition, and which process made it. */
export interface Told {
  process: number;
  error: number;
  name: Transition['name'];
}

/** One write of an error that the table took. */
interface Written {
  process: number;
  isPerson: boolean;
  error: number;
  revision: number;
  status: ErrorStatus;
}

/** Runs processes that change errors, and keeps what each of them told beside what the table took of it. */
export class Processes {
  readonly told: Told[] = [];
  readonly #store: Store;
  readonly #written: Written[] = [];
  readonly #killed = new Set<number>();
  #last = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Counts a shard's batch. Returns whether the process lived to the end of it. */
  async count(death: Death | null, shard: string, batch: readonly Sequenced<EventSummary>[]): Promise<boolean> {
    const process = ++this.#last;
    const store = dyingStore(this.#recording(process, false), death);
    try {
      const errors = [...Map.groupBy(batch, ({ value }) => value.error_id)];
      const counted = await Promise.all(
        errors.map(async ([error, ofError]) => {
          const { transitions } = await countInError(store, shard, ofError, NOW);
          return transitions.map(({ name }) => ({ process, error, name }));
        }),
      );
      this.told.push(...counted.flat());
      return true;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.#killed.add(process);
      return false;
    }
  }

  /** Sets the status of an error as a person does, so many milliseconds after `NOW`. */
  async setStatus(projectId: number, error: number, status: ErrorStatus, after: number): Promise<void> {
    const process = ++this.#last;
    let transitions: readonly Transition[] = [];
    const { outcome } = await errorStore.update(this.#recording(process, true), projectId, error, NOW, (current) => {
      const stepped = withStatus(current, status, new Date(NOW.getTime() + after));
      transitions = stepped.transitions;
      return stepped.error;
    });
    if (outcome === 'changed') this.told.push(...transitions.map(({ name }) => ({ process, error, name })));
  }

  /** The changes of status in the table, in the order of each error's revisions, but for those of killed processes. */
  changes(): { all: Told[]; ofSurvivors: Told[] } {
    const byError = Map.groupBy(this.#written, ({ error }) => error).values();
    const all = [...byError].flatMap((writes) => {
      const inOrder = writes.toSorted((one, other) => one.revision - other.revision);
      return inOrder.flatMap((write, index) => {
        const name = nameOf(inOrder[index - 1]?.status ?? null, write);
        return name === null ? [] : [{ process: write.process, error: write.error, name }];
      });
    });
    return { all, ofSurvivors: all.filter(({ process }) => !this.#killed.has(process)) };
  }

  #recording(process: number, isPerson: boolean): Store {
    const send = async (command: object): Promise<unknown> => {
      const answer = await this.#store.db.send(command as never);
      const item = command instanceof PutCommand ? (command.input.Item as Partial<StoredError>) : {};
      if (item.born !== undefined) {
        const { id, status, revision } = errorOf(item as Revised<StoredError> & Key);
        this.#written.push({ process, isPerson, error: id, revision, status });
      }
      return answer;
    };
    return { ...this.#store, db: Object.assign(Object.create(this.#store.db) as Store['db'], { send }) };
  }
}

function nameOf(before: ErrorStatus | null, { status, isPerson }: Written): Transition['name'] | null {
  if (before === status) return null;
  if (before === null) return 'new';
  return status === 'unresolved' ? (isPerson ? 'reopened' : 'regressed') : status;
}
