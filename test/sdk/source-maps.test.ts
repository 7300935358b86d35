import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf, eventOf, eventsOf, type ShownError, type ShownEvent } from '../kit/errors.ts';
import { eventually } from '../kit/eventually.ts';
import { newToken } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';
import { untilBuilt, untilInTime } from '../kit/sdk/artifacts.ts';
import { hasChromium, startChromium, type Browser } from '../kit/sdk/chromium.ts';
import { documented } from '../kit/sdk/documented.ts';
import { hasSentryCli, pipelineOf } from '../kit/sdk/sentry-cli.ts';
import { inShop, newShop, orderAtPage, orderAtServer, placeOf, scriptOf, type Shop } from '../kit/sdk/shop.ts';
import { newTrackedProject, type TrackedProject } from '../kit/sdk/tracked-project.ts';

const shown = (name: string): string => documented('source-maps.md', name);

/** What the second version has: so many functions that all others are called differently. */
const NEWS = `${Array.from({ length: 60 }, (_, n) => `function head${n}() { return head${(n + 1) % 60} }`).join('\n')}
export const news = [String(head0), new Date(0).toISOString()];`;

/** Each starts some programs, a second each on a machine with nothing else to do. */
const PATIENCE_MS = 120_000;

const TITLE = 'PaymentError: The basket cannot be paid';

/** The innermost frames of the application as it was written; the same of whichever build, in whichever engine. */
const SETTLING = [
  { function: 'settle', ...placeOf('src/payment/settle.ts', 'return chargeable(') },
  { function: 'chargeable', ...placeOf('src/payment/settle.ts', 'throw new PaymentError(') },
];

/** The application's own frames of an event, as the API shows them. */
const ownFrames = ({ stack_trace_entries }: Pick<ShownEvent, 'stack_trace_entries'>) =>
  stack_trace_entries
    .filter(({ filename }) => filename.startsWith('src/'))
    .map(({ filename, lineNo, function: name, context }) => ({
      function: name,
      filename,
      lineNo,
      line: new Map(context).get(lineNo),
    }));

describe.skipIf(!hasSentryCli)('a shop that was minified', { timeout: PATIENCE_MS }, () => {
  let project: TrackedProject;
  let variables: Record<string, string>;
  let first: Shop;
  let second: Shop;
  let browser: Browser | null = null;

  beforeAll(async () => {
    [project, first, second] = await Promise.all([newTrackedProject(), newShop(), newShop(NEWS)]);
    variables = pipelineOf(project, (await newToken(project, { access_level: 30 })).token);
    [browser] = await Promise.all([hasChromium ? startChromium() : null, buildFirst(), buildSecond()]);
  });
  afterAll(() => Promise.all([browser?.stop(), first?.remove(), second?.remove()]));

  /** With the plugin of esbuild, which injects and uploads. */
  async function buildFirst(): Promise<void> {
    await writeFile(join(first.directory, 'build.mjs'), shown('`build.mjs`'));
    const { stdout } = await inShop(first, 'node build.mjs', variables);
    expect(stdout).toContain('Successfully uploaded source maps');
  }

  /** With esbuild alone, and debug ids by sentry-cli; not uploaded yet. In `plain` is what has no debug ids. */
  async function buildSecond(): Promise<void> {
    await inShop(second, shown('example with esbuild'), variables);
    await cp(join(second.directory, 'dist'), join(second.directory, 'plain/dist'), { recursive: true });
    await inShop(second, shown('into each script and its map'), variables);
  }

  const uploadSecond = () => inShop(second, shown('deploy exactly these scripts'), variables);

  /** Waits until what the shop has reported on a platform is as wanted. @returns them, latest first. */
  async function untilErrors(platform: string, isWanted: (errors: ShownError[]) => boolean): Promise<ShownError[]> {
    const of = async () =>
      (await errorsOf(project)).filter((error) => error.platform === platform && error.title === TITLE);
    const errors = await eventually(of, isWanted);
    expect(errors).toSatisfy(isWanted);
    return errors;
  }

  const isOne = (count: number) => (errors: ShownError[]) => errors.length === 1 && errors[0]!.count === count;

  /** The events of an error, each as it is shown by itself. */
  async function shownOf(error: ShownError | undefined): Promise<ShownEvent[]> {
    const listed = await eventsOf(project, error!.id);
    return Promise.all(listed.map(({ event_id }) => eventOf(project, event_id)));
  }

  const mappingOf = async ({ event_id }: Pick<ShownEvent, 'event_id'>): Promise<unknown> =>
    (await admin('GET', `${project.events}/${event_id}/source_maps`)).json;

  /** Names and columns as they were sent. */
  function sentFrames({ payload }: ShownEvent): string {
    const { values } = payload['exception'] as { values: { stacktrace: { frames: Record<string, unknown>[] } }[] };
    const frames = values.flatMap(({ stacktrace }) => stacktrace.frames);
    return frames.map((frame) => `${String(frame['function'])}:${String(frame['colno'])}`).join();
  }

  it('has one error of two builds in Node, though the maps of the second come after its event', async () => {
    const order = { function: 'order', ...placeOf('src/server.ts', 'await settle(') };
    await untilBuilt(project, 2);
    await untilInTime(project, await scriptOf(first, 'server'));
    await orderAtServer(first, project.dsn);
    const [before] = await untilErrors('node', isOne(1));
    expect((await shownOf(before)).map(ownFrames)).toEqual([[order, ...SETTLING]]);

    await orderAtServer(second, project.dsn);
    const [raw] = await untilErrors('node', (errors) => errors.length === 2);
    // Not by itself: whoever was shown it without its maps remembers for a minute that they are not there.
    const [late] = await eventsOf(project, raw!.id);
    expect(ownFrames(late!)).toEqual([]);

    await uploadSecond();
    const [error] = await untilErrors('node', isOne(2));
    expect(error).toMatchObject({ id: before!.id, culprit: before!.culprit });
    const events = await shownOf(error);
    expect(events.map(ownFrames)).toEqual([
      [order, ...SETTLING],
      [order, ...SETTLING],
    ]);
    expect(new Set(events.map(sentFrames)).size).toBe(2);
    const explained = await eventually(
      () => mappingOf(late!),
      (json) => JSON.stringify(json).includes('"mapped_at":"read"'),
    );
    expect(explained).toMatchObject({ state: 'mapped' });
  });

  it.skipIf(!hasChromium)('has one error of both in Chromium, of code behind characters of two units', async () => {
    const order = { function: 'order', ...placeOf('src/page.ts', 'await settle(') };
    await uploadSecond();
    await untilBuilt(project, 4);
    for (const shop of [first, second]) {
      const script = await scriptOf(shop, 'page');
      expect(script).toMatch(/\u{1F375}.*No price for/u);
      await untilInTime(project, script);
      await orderAtPage(browser!.context, shop, { dsn: project.dsn });
    }
    const [error] = await untilErrors('javascript', isOne(2));
    const events = await shownOf(error);
    expect(events.map(ownFrames)).toEqual([
      [order, ...SETTLING],
      [order, ...SETTLING],
    ]);
    expect(new Set(events.map(sentFrames)).size).toBe(2);
    for (const event of events) {
      const explained = await mappingOf(event);
      expect(explained).toMatchObject({ state: 'mapped' });
      expect(JSON.stringify(explained)).not.toContain('"mapped_at":"read"');
    }
  });

  it.skipIf(!hasChromium)('is found by release and address where it has no debug ids', async () => {
    const plain = { ...second, directory: join(second.directory, 'plain') };
    const release = 'shop@1.0.0';
    await inShop(plain, shown('is `/page.js`'), { ...variables, SENTRY_RELEASE: release });
    await untilInTime(project, await scriptOf(plain, 'page'), { release });
    await orderAtPage(browser!.context, plain, { dsn: project.dsn, release });
    const of = ({ last_release }: ShownError) => last_release === release;
    const errors = await untilErrors('javascript', (all) => all.some(of));
    const [event] = await shownOf(errors.find(of));
    expect(ownFrames(event!).slice(-2)).toEqual(SETTLING);
  });
});
