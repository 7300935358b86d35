import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AlertDestination } from '../../../shared/domain/alerts/alert-destination.ts';
import type { AlertMessage, Attempted } from '../../../shared/domain/alerts/alert-message.ts';
import type { AlertRule } from '../../../shared/domain/alerts/alert-rule.ts';
import type { AlertGate } from '../../../shared/domain/alerts/gate.ts';
import type { JobOrders, Schedule } from '../../../shared/domain/job-orders.ts';
import type { Project } from '../../../shared/domain/project.ts';
import type { Sequenced } from '../../../shared/domain/watermark.ts';
import { deliverAlerts, type Delivery } from '../../../shared/services/alerts/deliver.ts';
import { resumeDelivery } from '../../../shared/services/alerts/resume-delivery.ts';
import { routeAlerts } from '../../../shared/services/alerts/route.ts';
import type { Told } from '../../../shared/services/alerts/told.ts';
import { keyOfAlertDestination, keyOfProject } from '../../../shared/store/table/item-keys.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { attempted, NOON } from '../alerts/gates.ts';
import { freshProject } from '../store.ts';
import { alertRule, setupWith } from './alert-rules.ts';
import { Killed, type Death } from './dying-store.ts';

type Order = JobOrders['deliverAlerts'];

/** A project with a destination, its receiver, and all of AWS that alerts need: jobs that are started, and schedules. */
export interface AlertWorld {
  project: Project;
  destination: AlertDestination;
  /** What the receiver was sent, in this order; also what it did not take. */
  received: AlertMessage[];
  /** How often schedules were made, those that were there already among them. */
  planned: Schedule<'deliverAlerts' | 'checkThreshold'>[];
  /** How often the job was started. */
  starts: number;
  toldFailing: number;
  now: number;
  /** What becomes of an attempt. */
  answer: (message: AlertMessage) => Attempted | Promise<Attempted>;
  /** Hands a batch on as the stream's consumer does, by a process that is killed at a step of it, counted from 0. */
  route: (batch: readonly Sequenced<Told>[], shard?: string, death?: Death | null) => Promise<number>;
  /** Does what is done after the destination was changed. */
  resume: (changed?: Partial<AlertDestination>) => Promise<void>;
  /** Runs the job for the destination, once, at the present moment. */
  deliver: (death?: Death | null, more?: { reached_at?: number }) => Promise<number>;
  /** Runs whatever was started or planned, until nothing is. */
  drain: () => Promise<void>;
}

export async function alertWorld(
  store: Store,
  { rules = [alertRule()], ...fields }: Partial<AlertDestination> & { rules?: readonly AlertRule[] } = {},
): Promise<AlertWorld> {
  const project = await freshProject(store);
  const destination = await putDestination(store, project.id, fields);
  await store.db.send(
    new UpdateCommand({
      TableName: store.table,
      Key: keyOfProject(project.id),
      UpdateExpression: 'SET alerts = :alerts',
      ExpressionAttributeValues: { ':alerts': setupWith(rules) },
    }),
  );
  const started: Order[] = [];
  const schedules = new Map<string, { at: number; order: Order }>();
  const world: AlertWorld = {
    project,
    destination,
    received: [],
    planned: [],
    starts: 0,
    toldFailing: 0,
    now: NOON,
    answer: () => attempted(),
    async route(batch, shard = 'shard', death = null) {
      const life = mortal(death);
      const ways = {
        start: async (_job: string, order: Order) =>
          life.step(async () => {
            world.starts++;
            started.push(order);
          }),
        schedules: { put: put(life) },
      };
      await routeAlerts(life.store(store), ways, shard, batch, new Date(world.now));
      return life.steps();
    },
    async resume(changed = {}) {
      const saved = await putDestination(store, project.id, { ...destination, ...changed });
      const start = async (_job: string, order: Order): Promise<void> => void started.push(order);
      await resumeDelivery(store, start, saved);
      world.starts = started.length;
    },
    async deliver(death = null, more = {}) {
      const life = mortal(death);
      const order = { project_id: project.id, destination_id: destination.id, ...more };
      await deliverAlerts(life.store(store), deliveryOf(life), order);
      return life.steps();
    },
    async drain() {
      for (let turns = 0; started.length > 0 || schedules.size > 0; turns++) {
        if (turns > 500) throw new Error('there is no end to it');
        const next = [...schedules].toSorted(([, one], [, other]) => one.at - other.at)[0];
        if (started.length > 0) started.shift();
        else {
          schedules.delete(next![0]);
          world.now = Math.max(world.now, next![1].at);
        }
        await world.deliver();
      }
    },
  };

  const put = (life: ReturnType<typeof mortal>) => async (schedule: Schedule<'deliverAlerts' | 'checkThreshold'>) =>
    life.step(async () => {
      world.planned.push(schedule);
      if (schedule.job === 'deliverAlerts')
        schedules.set(`${schedule.name}.${schedule.at}`, { at: schedule.at, order: schedule.order as Order });
    });

  function deliveryOf(life: ReturnType<typeof mortal>): Delivery {
    return {
      open: async ({ id, kind, name, options }) => ({ id, kind, name, options, secrets: {}, signingKeys: [] }),
      send: async (_destination, message) => {
        let result = attempted();
        await life.step(async () => {
          world.received.push(message);
          result = await world.answer(message);
        });
        return result;
      },
      schedules: { put: put(life) },
      tellFailing: async (_destination: AlertDestination, _gate: AlertGate) =>
        life.step(async () => void world.toldFailing++),
      now: () => new Date(world.now),
      random: () => 0.5,
    };
  }
  return world;
}

async function putDestination(
  store: Store,
  projectId: number,
  fields: Partial<AlertDestination>,
): Promise<AlertDestination> {
  const destination: AlertDestination = {
    id: 50,
    project_id: projectId,
    kind: 'webhook',
    name: 'Hook',
    enabled: true,
    shown_address: 'https://hook.test/',
    options: {},
    sealed: 'v1.',
    signing_version: 1,
    window_minutes: 5,
    muted_until: null,
    base: 'https://glet.test/api',
    revision: 1,
    created_at: '2026-11-01T00:00:00.000Z',
    updated_at: '2026-11-01T00:00:00.000Z',
    ...fields,
  };
  const Item = { ...destination, ...keyOfAlertDestination(projectId, destination.id) };
  await store.db.send(new PutCommand({ TableName: store.table, Item }));
  return destination;
}

/** A process whose calls of the table, of others and of the receiver are its steps. */
function mortal(death: Death | null) {
  let steps = 0;
  let isDead = false;
  async function step<Result>(work: () => Promise<Result>): Promise<Result> {
    if (isDead) throw new Killed();
    if (steps++ !== death?.call) return work();
    isDead = true;
    if (death.when === 'after') await work();
    throw new Killed();
  }
  return {
    step,
    steps: () => steps,
    store(store: Store): Store {
      const send = (command: never): Promise<unknown> => step(() => store.db.send(command));
      const db = Object.assign(Object.create(store.db) as Store['db'], { send: send as Store['db']['send'] });
      return { ...store, db };
    },
  };
}
