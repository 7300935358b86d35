import { describe, expect, it } from 'vitest';
import { requestsOf, type PlainKind } from '../../../shared/alerts/requests.ts';
import type { AlertMessage } from '../../../shared/domain/alerts/alert-message.ts';
import {
  alertedError,
  alertMessage,
  anAlert,
  openDestination,
  projectAlert,
  stormMessage,
} from '../../kit/alerts/messages.ts';

const PROJECT = 'https://glet.example/api/ui/acme/shop/-/error_tracking';
const PAGE = `${PROJECT}/4711`;
const TITLE = 'TypeError: total is not a function';
const HEADLINE = `New error in shop: ${TITLE}`;
const LINE = 'checkout/cart.js in pay · release 2.4.1 · production · 1,234 events, 56 users';

function bodyOf(kind: PlainKind, message: AlertMessage = alertMessage()): Record<string, unknown> {
  const [request] = requestsOf(kind, openDestination(kind), message, 0);
  return JSON.parse(request!.body!) as Record<string, unknown>;
}

/** Two things of one moment, the worst first. */
const TWO = alertMessage([
  projectAlert(),
  anAlert({ trigger: 'resolved', error: alertedError({ title: 'A <b>bold</b> & *starred* @channel' }) }),
]);

describe('Slack is told', () => {
  const header = (text: string) => ({ type: 'header', text: { type: 'plain_text', text, emoji: false } });
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } });

  it('of one error', () => {
    expect(bodyOf('slack')).toEqual({
      text: HEADLINE,
      unfurl_links: false,
      unfurl_media: false,
      blocks: [header(HEADLINE), section(`*<${PAGE}|${TITLE}>*\n${LINE}\nRule: New errors`)],
    });
  });

  it('of two, escaped', () => {
    expect(bodyOf('slack', TWO)['blocks']).toEqual([
      header('2 alerts in shop: 1 over a threshold, 1 resolved'),
      section(`1,000 events within 5 minutes: *<${PROJECT}|The whole project>*`),
      section(`Resolved: *<${PAGE}|A &lt;b&gt;bold&lt;/b&gt; &amp; *starred* @channel>*\n${LINE}`),
      section(`<${PROJECT}|Open shop>`),
    ]);
  });

  it('of a storm: the worst, how many more, and when the next message comes', () => {
    const blocks = bodyOf('slack', stormMessage())['blocks'] as unknown[];
    expect(blocks).toHaveLength(12);
    expect(blocks[0]).toEqual(header('10,000 alerts in shop: 10,000 new'));
    expect(blocks.at(-1)).toEqual(
      section(
        'and 9,990 more: 9,990 new\n' +
          'There is a lot going on: the next message gathers what comes within 10 minutes.\n' +
          `<${PROJECT}|Open shop>`,
      ),
    );
  });
});

it('Mattermost is told of two, with their markup and mentions taken away', () => {
  expect(bodyOf('mattermost', TWO)).toEqual({
    text: '**2 alerts in shop: 1 over a threshold, 1 resolved**',
    attachments: [
      {
        fallback: '1,000 events within 5 minutes: The whole project',
        color: '#d1242f',
        title: 'The whole project',
        title_link: PROJECT,
        text: '1,000 events within 5 minutes',
      },
      {
        fallback: 'Resolved: A <b>bold</b> & *starred* @\u200bchannel',
        color: '#1a7f37',
        title: 'A \\<b\\>bold\\</b\\> & \\*starred\\* @\u200bchannel',
        title_link: PAGE,
        text: `Resolved · ${LINE}`,
      },
    ],
  });
});

it('Discord is told of one error', () => {
  const field = (name: string, value: string, inline = true) => ({ name, value, inline });
  expect(bodyOf('discord')).toEqual({
    content: HEADLINE,
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: TITLE,
        url: PAGE,
        fields: [
          field('Where', 'checkout/cart.js in pay', false),
          field('Project', 'shop'),
          field('Release', '2.4.1'),
          field('Environment', 'production'),
          field('Seen', '1,234 events, 56 users'),
          field('Rule', 'New errors'),
        ],
        color: 0xd1_24_2f,
        timestamp: '2026-11-27T03:00:00.000Z',
      },
    ],
  });
});

it('Teams is told of two', () => {
  const run = (text: string, more: object = {}) => ({ type: 'TextRun', text, ...more });
  const line = (...inlines: object[]) => ({ type: 'RichTextBlock', inlines });
  const spaced = (...inlines: object[]) => ({ type: 'RichTextBlock', spacing: 'medium', inlines });
  const link = (url: string) => ({ weight: 'bolder', selectAction: { type: 'Action.OpenUrl', url } });
  const [attachment] = bodyOf('teams', TWO)['attachments'] as { content: object }[];
  expect(attachment!.content).toEqual({
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      line(run('2 alerts in shop: 1 over a threshold, 1 resolved', { size: 'large', weight: 'bolder' })),
      spaced(run('1,000 events within 5 minutes: '), run('The whole project', link(PROJECT))),
      spaced(run('Resolved: '), run('A <b>bold</b> & *starred* @channel', link(PAGE))),
      line(run(LINE, { isSubtle: true })),
    ],
    actions: [{ type: 'Action.OpenUrl', title: 'Open the project', url: PROJECT }],
    msteams: { width: 'Full' },
  });
});

it('Google Chat is told of one error', () => {
  const openLink = { url: PAGE };
  expect(bodyOf('google_chat')).toEqual({
    fallbackText: HEADLINE,
    cardsV2: [
      {
        cardId: alertMessage().id,
        card: {
          header: { title: HEADLINE, subtitle: 'shop' },
          sections: [
            {
              widgets: [
                {
                  decoratedText: {
                    topLabel: 'New error',
                    text: TITLE,
                    wrapText: true,
                    bottomLabel: LINE,
                    onClick: { openLink },
                  },
                },
                { buttonList: { buttons: [{ text: 'Open the error', onClick: { openLink } }] } },
              ],
            },
          ],
        },
      },
    ],
  });
});

it('ntfy is told of one error, in plain text', () => {
  expect(bodyOf('ntfy')).toEqual({
    topic: 'shop-alerts',
    title: HEADLINE,
    message:
      'Where: checkout/cart.js in pay\nProject: shop\nRelease: 2.4.1\nEnvironment: production\n' +
      'Seen: 1,234 events, 56 users\nRule: New errors',
    click: PAGE,
    tags: ['rotating_light'],
    priority: 4,
    markdown: false,
  });
});
