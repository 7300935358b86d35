import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../shared/ingest/event/normalise.ts';
import { group } from '../../../../shared/ingest/grouping/group.ts';
import { headline } from '../../../../shared/ingest/grouping/title.ts';
import { openBody, type SentEvent } from '../../../../shared/ingest/request/request-body.ts';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';

const read = (payload: JsonObject, known: Partial<SentEvent> = {}) =>
  normalise(payload, { receivedAt: new Date(0), ...known });
const titleOf = (payload: JsonObject, known: Partial<SentEvent> = {}) => headline(read(payload, known)).title;
const CRASH: JsonObject = { platform: 'native', level: 'fatal' };

describe('a fatal event of a native SDK that says nothing', () => {
  it.each<[string, JsonObject, string]>([
    ['alone', {}, 'Native crash'],
    ['with the process', { tags: { 'event.process': 'browser' } }, 'Native crash in the browser process'],
    [
      'with process and reason',
      {
        tags: [
          ['event.process', 'renderer'],
          ['exit.reason', 'oom'],
        ],
      },
      'Native crash in the renderer process: oom',
    ],
    [
      'of an old Electron SDK',
      { contexts: { electron: { crashed_process: 'GPU' } } },
      'Native crash in the GPU process',
    ],
    ['of Unreal', { contexts: { unreal: { crash_type: 'Ensure' } } }, 'Native crash: Ensure'],
    ['with nonsense', { tags: 'browser', contexts: { electron: 7, unreal: [null] } }, 'Native crash'],
    ['with keys of prototypes', { contexts: { electron: { constructor: 'x' } } }, 'Native crash'],
  ])('%s is named as a crash', (_, fields, title) => {
    expect(titleOf({ ...CRASH, ...fields })).toBe(title);
  });

  it('is another error in another process', () => {
    const hash = (process: string) => group(read({ ...CRASH, tags: { 'event.process': process } })).hash;
    expect(hash('browser')).toBe(hash('browser'));
    expect(hash('browser')).not.toBe(hash('renderer'));
  });
});

it.each<[string, JsonObject, string]>([
  ['a message', { ...CRASH, message: 'out of memory' }, 'out of memory'],
  ['an exception', { ...CRASH, exception: { values: [{ type: 'SIGSEGV', value: 'Segfault' }] } }, 'SIGSEGV: Segfault'],
  ['a stack', { ...CRASH, stacktrace: { frames: [{ function: 'main' }] } }, 'main'],
  ['another level', { platform: 'native', level: 'error' }, '<unlabeled event>'],
  ['another platform', { platform: 'python', level: 'fatal' }, '<unlabeled event>'],
])('%s is not taken for a crash without words', (_, payload, title) => {
  expect(titleOf(payload)).toBe(title);
});

describe('an envelope with a minidump', () => {
  const dump = '{"type":"attachment","length":4,"attachment_type":"event.minidump"}\nMDMP\n';
  const events = async (body: string) => {
    const opened = openBody(
      { endpoint: 'envelope', bytes: Buffer.from(body), contentEncoding: undefined, contentType: undefined },
      { body: 1e6, event: 1e6 },
    );
    return opened.outcome === 'ok' ? opened.events : opened;
  };

  it('says of its event that it is a crash, whatever platform it names', async () => {
    expect(await events(`{}\n{"type":"event"}\n{"platform":"csharp"}\n${dump}`)).toMatchObject([{ hasMinidump: true }]);
    expect(titleOf({ platform: 'csharp' }, { hasMinidump: true })).toBe('Native crash');
  });

  it('and nothing else is a crash, under the id of the envelope', async () => {
    const id = 'a'.repeat(32);
    for (const kind of ['event.minidump', 'event.applecrashreport'])
      expect(await events(`{"event_id":"${id}"}\n${dump.replace('event.minidump', kind)}`)).toMatchObject([
        { headerEventId: id, hasMinidump: true, bytes: Buffer.from('{"platform":"native","level":"fatal"}') },
      ]);
  });

  it.each(['event.attachment', 'event.view_hierarchy', 'unreal.context', ''])(
    'has another kind of attachment, %s: no crash',
    async (kind) => {
      expect(await events(`{}\n${dump.replace('event.minidump', kind)}`)).toEqual([]);
    },
  );
});
