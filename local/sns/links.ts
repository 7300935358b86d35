import type { Subscription } from './subscriptions.ts';

export const SNS_PATH = '/_local/sns';

/** A link of these mails, by which their texts are split: to this machine, and to nothing else of it. */
export const OWN_LINK = /(http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?\/_local\/sns\/[a-z]+\?[\w%=&-]+)/;

/** The link that confirms a subscription. @param address the runner's own, such as `http://localhost:8787` */
export function confirmationLink(address: string, { topic, token }: Pick<Subscription, 'topic' | 'token'>): string {
  return `${address}${SNS_PATH}/confirm?${new URLSearchParams({ topic, token }).toString()}`;
}

/** The link that ends a subscription. @param address the runner's own, such as `http://localhost:8787` */
export function unsubscriptionLink(address: string, { arn }: Pick<Subscription, 'arn'>): string {
  return `${address}${SNS_PATH}/unsubscribe?${new URLSearchParams({ arn }).toString()}`;
}
