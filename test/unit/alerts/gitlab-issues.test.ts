import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { sendMessage } from '../../../shared/alerts/send-message.ts';
import type { AlertMessage } from '../../../shared/domain/alerts/alert-message.ts';
import { alertedError, alertMessage, anAlert, openDestination, stormMessage } from '../../kit/alerts/messages.ts';
import { FakeGitlab } from './fake-gitlab.ts';

let gitlab: FakeGitlab;
beforeEach(() => {
  gitlab = new FakeGitlab();
});

const destination = openDestination('gitlab_issue');
const send = (message: AlertMessage, to = destination) =>
  sendMessage(to, message, { call: gitlab.call, mail: null, now: () => 0 });

const DESCRIPTION = [
  '**New error:** TypeError\\: total is not a function',
  '',
  '| | |',
  '|---|---|',
  '| Where | checkout/cart.js in pay |',
  '| Project | shop |',
  '| Release | 2.4.1 |',
  '| Environment | production |',
  '| Seen | 1,234 events, 56 users |',
  '| Rule | New errors |',
  '',
  '[Open in Glet](https://glet.example/api/ui/acme/shop/-/error_tracking/4711)',
  '',
  'Opened by Glet, which finds this issue again by the mark `glet-12-4711`.',
].join('\n');

describe('An issue in GitLab', () => {
  it('is opened for an error, with labels', async () => {
    expect(await send(alertMessage())).toMatchObject({ outcome: 'delivered', status: 201, problem: null });
    expect(gitlab.issues).toEqual([
      {
        iid: 1,
        title: 'TypeError: total is not a function (shop)',
        description: DESCRIPTION,
        labels: 'bug,from glet',
        confidential: true,
        state: 'opened',
        notes: [],
      },
    ]);
  });

  it('is opened once, whatever happens to the error while it is open, and whatever people write into it', async () => {
    await send(alertMessage());
    gitlab.issues[0]!.description = `${'What we found out. '.repeat(1000)}\n\n${gitlab.issues[0]!.description}`;
    await send(alertMessage());
    expect(await send(alertMessage([anAlert({ trigger: 'regressed' })]))).toMatchObject({
      outcome: 'delivered',
      status: 200,
    });
    expect(gitlab.issues).toHaveLength(1);
    expect(gitlab.issues[0]!.notes).toEqual([]);
  });

  it('is closed when the error is resolved, and opened again when it comes back, with a note of why', async () => {
    await send(alertMessage());
    await send(alertMessage([anAlert({ trigger: 'resolved' })]));
    expect(gitlab.issues[0]).toMatchObject({ state: 'closed' });
    await send(alertMessage([anAlert({ trigger: 'regressed', release: '2.5.0' })]));
    expect(gitlab.issues).toHaveLength(1);
    expect(gitlab.issues[0]!.state).toBe('opened');
    const title = '[TypeError\\: total is not a function](https://glet.example/api/ui/acme/shop/-/error_tracking/4711)';
    const line = (release: string) =>
      `checkout/cart.js in pay · release ${release} · production · 1,234 events, 56 users`;
    expect(gitlab.issues[0]!.notes).toEqual([
      `Glet: Resolved: ${title} · ${line('2.4.1')}`,
      `Glet: Error came back: ${title} · ${line('2.5.0')}`,
    ]);
  });

  it('is not made for what is over', async () => {
    expect(await send(alertMessage([anAlert({ trigger: 'resolved' })]))).toMatchObject({ outcome: 'delivered' });
    expect(gitlab.issues).toEqual([]);
  });

  it('is not taken for that of an error whose number begins the same, or whose text looks like a mark', async () => {
    await send(alertMessage([anAlert({ error: alertedError({ id: 47_110, title: 'is `glet-12-4711` the mark?' }) })]));
    await send(alertMessage());
    expect(gitlab.issues).toHaveLength(2);
  });

  it('is there for the worst five of a storm, and one for the rest', async () => {
    await send(stormMessage());
    await send(stormMessage());
    expect(gitlab.issues).toHaveLength(6);
    const rest = gitlab.issues.find(({ description }) => description.includes('`glet-12-more`'))!;
    expect(rest.title).toBe('9,995 alerts in shop: 9,995 new');
    expect(rest.description).toContain('\n- and 9,980 more: 9,980 new\n');
  });

  it('is one even if answers are lost and the message is sent again and again', async () => {
    const loss = fc.constantFrom('before' as const, 'after' as const, null);
    await fc.assert(
      fc.asyncProperty(fc.array(loss, { maxLength: 12 }), async (losses) => {
        gitlab = new FakeGitlab();
        gitlab.losses = [...losses];
        for (let at = 0; at <= losses.length; at += 1) {
          const { outcome } = await send(alertMessage());
          if (outcome === 'delivered') break;
        }
        expect(gitlab.issues).toHaveLength(1);
      }),
    );
  });

  it('can be in a GitLab below a path, or at the address of its API', async () => {
    for (const url of ['https://gitlab.example/api/v4', 'https://gitlab.example/', 'https://gitlab.example/api/v4/']) {
      gitlab = new FakeGitlab();
      const to = { ...destination, secrets: { ...destination.secrets, url } };
      expect(await send(alertMessage(), to)).toMatchObject({ outcome: 'delivered' });
    }
    gitlab = new FakeGitlab();
    await send(alertMessage(), { ...destination, secrets: { url: 'https://example.org/gitlab', token: 't' } });
    expect(gitlab.requests).toEqual(['GET /gitlab/api/v4/projects/acme%2Fshop/issues']);
  });

  it('is refused with a sentence where the address is not GitLab, the token is not known, or the project', async () => {
    const token = await send(alertMessage(), {
      ...destination,
      secrets: { url: 'https://gitlab.example', token: 'other' },
    });
    expect(token).toMatchObject({ outcome: 'refused', status: 401 });
    const project = await send(alertMessage(), { ...destination, options: { gitlab_project: 'other' } });
    expect(project).toMatchObject({ outcome: 'refused', status: 404, answer: '{"message":"404 Project Not Found"}' });
    const call = () => Promise.resolve({ status: 200, headers: {}, text: '<html>Sign in</html>' });
    const page = await sendMessage(destination, alertMessage(), { call, mail: null, now: () => 0 });
    expect(page).toMatchObject({
      outcome: 'refused',
      problem: 'The answer is no list of issues: check the address of GitLab.',
      answer: '<html>Sign in</html>',
    });
  });
});
