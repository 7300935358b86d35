import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import { unique, type Project } from './projects.ts';
import { admin } from './request.ts';

/** Functions on AWS call nothing on this machine: see `OPERATOR_VARIABLES`. */
export const HOOKS_HOST = 'hooks.sentry.test';

export interface Hook extends Record<string, unknown> {
  id: number;
  url: string;
}

export const hooksAt = ({ at }: Project): string => `${at}/hooks`;

/** An address as services give them out: what is secret is in its query. */
export const hookUrl = (): string => `https://hooks.example.com/alerts?key=${unique('secret')}`;

/** What a hook is of which nothing is said but its address. */
export const PLAIN_HOOK = {
  id: expect.any(Number),
  name: null,
  description: null,
  created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  push_events: true,
  tag_push_events: false,
  issues_events: false,
  confidential_issues_events: false,
  merge_requests_events: false,
  note_events: false,
  confidential_note_events: false,
  job_events: false,
  pipeline_events: false,
  wiki_page_events: false,
  deployment_events: false,
  feature_flag_events: false,
  releases_events: false,
  milestone_events: false,
  emoji_events: false,
  resource_access_token_events: false,
  vulnerability_events: false,
  repository_update_events: false,
  enable_ssl_verification: true,
  push_events_branch_filter: '',
  branch_filter_strategy: 'wildcard',
  alert_status: 'executable',
  disabled_until: null,
  url_variables: [],
  custom_webhook_template: null,
  custom_headers: [],
};

export async function newHook(project: Project, attributes: Record<string, unknown> = {}): Promise<Hook> {
  const answer = await admin('POST', hooksAt(project), { json: { url: hookUrl(), ...attributes } });
  expect(answer).toMatchObject({ status: 201 });
  return answer.json as Hook;
}

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver on this machine until the test is over, that answers with a status. */
export async function hookReceiver(status: number): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      response.writeHead(status).end('said the receiver');
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return { url: `http://${HOOKS_HOST}:${(server.address() as AddressInfo).port}/hook`, received };
}
