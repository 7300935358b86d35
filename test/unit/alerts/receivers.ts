/** What a receiver takes, as its documentation says. */
export interface Receiver {
  source: string;
  /** Of a whole body. */
  bytes: number;
  /** A JSON schema: limits of texts are in UTF-16 units or characters, whichever is stricter; nothing else may be there. */
  schema: object;
}

/** Limits of a text. An empty one is refused wherever a text is wanted. */
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const object = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const list = (items: object, maxItems: number, minItems = 0) => ({ type: 'array', items, minItems, maxItems });
const only = (...values: unknown[]) => ({ enum: values });
const address = { type: 'string', pattern: '^https://glet\\.example/[\\x21-\\x7e]*$', maxLength: 2000 };
const time = { type: 'string', format: 'date-time' };

const slackSection = object({
  type: only('section'),
  text: object({ type: only('mrkdwn'), text: text(3000), verbatim: only(true) }),
});

const embed = object(
  {
    title: text(256),
    url: address,
    description: text(4096),
    color: { type: 'integer', minimum: 0, maximum: 0xff_ff_ff },
    timestamp: time,
    fields: list(object({ name: text(256), value: text(1024), inline: { type: 'boolean' } }), 25),
  },
  ['title', 'url', 'description', 'color', 'timestamp', 'fields'],
);

/** Cards in which texts of others are in runs only, because runs have no markup. */
const textRun = object(
  {
    type: only('TextRun'),
    text: { type: 'string', minLength: 1 },
    size: only('large'),
    weight: only('bolder'),
    isSubtle: { type: 'boolean' },
    selectAction: object({ type: only('Action.OpenUrl'), url: address }),
  },
  ['size', 'weight', 'isSubtle', 'selectAction'],
);
const richText = object({ type: only('RichTextBlock'), spacing: only('medium'), inlines: list(textRun, 10, 1) }, [
  'spacing',
]);
const openUrl = object({ type: only('Action.OpenUrl'), title: text(100), url: address });

const adaptiveCard = object(
  {
    $schema: only('http://adaptivecards.io/schemas/adaptive-card.json'),
    type: only('AdaptiveCard'),
    version: only('1.4'),
    body: list(richText, 100, 1),
    actions: list(openUrl, 6, 1),
    msteams: object({ width: only('Full') }),
  },
  ['actions'],
);

const chatWidget = {
  anyOf: [
    object({
      decoratedText: object(
        {
          topLabel: text(1000),
          text: text(4000),
          wrapText: only(true),
          bottomLabel: text(2000),
          onClick: object({ openLink: object({ url: address }) }),
        },
        ['onClick', 'bottomLabel'],
      ),
    }),
    object({ textParagraph: object({ text: text(4000) }) }),
    object({
      buttonList: object({
        buttons: list(object({ text: text(100), onClick: object({ openLink: object({ url: address }) }) }), 6, 1),
      }),
    }),
  ],
};

export const RECEIVERS = {
  slack: {
    source: 'https://docs.slack.dev/reference/block-kit/blocks/',
    bytes: 40_000,
    schema: object({
      text: text(4000),
      unfurl_links: only(false),
      unfurl_media: only(false),
      blocks: list(
        {
          anyOf: [
            object({
              type: only('header'),
              text: object({ type: only('plain_text'), text: text(150), emoji: only(false) }),
            }),
            slackSection,
          ],
        },
        50,
        1,
      ),
    }),
  },
  mattermost: {
    source: 'https://developers.mattermost.com/integrate/webhooks/incoming/, /integrate/reference/message-attachments/',
    bytes: 16_383,
    schema: object({
      text: text(4000),
      attachments: list(
        object(
          {
            fallback: text(4000),
            color: { type: 'string', pattern: '^#[0-9a-f]{6}$' },
            title: text(2000),
            title_link: address,
            text: { type: 'string' },
            fields: list(object({ title: text(100), value: text(4000), short: { type: 'boolean' } }), 10),
          },
          ['color', 'title', 'title_link', 'fields'],
        ),
        12,
      ),
    }),
  },
  discord: {
    source: 'https://docs.discord.com/developers/resources/webhook#execute-webhook, /resources/message#embed-object',
    bytes: 8_000_000,
    schema: object({
      content: text(2000),
      allowed_mentions: only({ parse: [] }),
      embeds: list(embed, 10),
    }),
  },
  teams: {
    source:
      'https://learn.microsoft.com/microsoftteams/limits-specifications-teams, https://adaptivecards.io/explorer/',
    bytes: 21_000,
    schema: object({
      type: only('message'),
      attachments: list(
        object({
          contentType: only('application/vnd.microsoft.card.adaptive'),
          contentUrl: only(null),
          content: adaptiveCard,
        }),
        1,
        1,
      ),
    }),
  },
  google_chat: {
    source: 'https://developers.google.com/workspace/chat/api/reference/rest/v1/cards',
    bytes: 32_000,
    schema: object({
      fallbackText: text(4096),
      cardsV2: list(
        object({
          cardId: text(100),
          card: object({
            header: object({ title: text(1000), subtitle: text(1000) }),
            sections: list(object({ widgets: list(chatWidget, 100, 1) }), 1),
          }),
        }),
        1,
        1,
      ),
    }),
  },
  ntfy: {
    source: 'https://docs.ntfy.sh/publish/#publish-as-json',
    bytes: 8_192,
    schema: object(
      {
        topic: { type: 'string', pattern: '^[-_A-Za-z0-9]{1,64}$' },
        title: text(250),
        message: text(4096),
        click: address,
        tags: list(text(50), 5),
        priority: { type: 'integer', minimum: 1, maximum: 5 },
        markdown: only(false),
      },
      ['click'],
    ),
  },
} satisfies Record<string, Receiver>;

export { address, list, object, only, text, time };
