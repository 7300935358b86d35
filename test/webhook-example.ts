import { webhookBody } from '../shared/alerts/render/webhook.ts';
import { alertMessage, anAlert } from './kit/alerts/messages.ts';

const json = JSON.stringify(JSON.parse(webhookBody(alertMessage([anAlert()]))), null, 2);

/** The payload of a webhook as docs/alerts.md shows it. `npm run docs` writes it there. */
export const WEBHOOK_EXAMPLE = `\`\`\`json\n${json}\n\`\`\``;
