import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAccessToken } from '../../../shared/api/gitlab/access-tokens.ts';
import { createProject } from '../../../shared/api/gitlab/projects.ts';
import { putSettings } from '../../../shared/api/gitlab/settings.ts';
import { buildArtifacts } from '../../../shared/api/jobs.ts';
import * as limits from '../../../shared/domain/limits.ts';
import * as uploads from '../../../shared/source-maps/limits.ts';
import { MAX_NAME_CHARACTERS } from '../../../shared/domain/new-project.ts';
import { MAX_API_URL_CHARACTERS } from '../../../shared/domain/sentry-api-url.ts';

const textOf = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const number = (value: number): string => value.toLocaleString('en');
const mebibytes = (bytes: number): string => `${number(bytes / 1024 / 1024)} MiB`;
const kibibytes = (bytes: number): string => `${number(bytes / 1024)} KiB`;
const characters = (count: number): string => `${number(count)} characters`;
const kilobytes = (bytes: number): string => `${number(bytes / 1000)} KB`;

/** The first two cells of a table's row by its first one. */
function valueOf(file: string, bound: string): string | undefined {
  const rows = textOf(file)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return rows.map((row) => row.split('|').map((cell) => cell.trim())).find(([, name]) => name === bound)?.[2];
}

describe('docs/limits.md says what the code keeps to', () => {
  const { MAX_ERROR_ENVIRONMENTS: environments, MAX_ERROR_RELEASES: releases } = limits;

  it.each([
    ['body, inflated', mebibytes(limits.MAX_REQUEST_BYTES)],
    ['first line of an envelope', kibibytes(limits.MAX_ENVELOPE_HEADER_BYTES)],
    ['header of an item', kibibytes(limits.MAX_ITEM_HEADER_BYTES)],
    ['items of an envelope', number(limits.MAX_ENVELOPE_ITEMS)],
    ['security reports of a request', number(limits.MAX_SECURITY_REPORTS)],
    ['frames of a zstd body', number(limits.MAX_ZSTD_FRAMES)],
    ['events of an envelope', number(limits.MAX_ENVELOPE_EVENTS)],
    ['values: objects, lists, strings, numbers and the like', number(limits.MAX_EVENT_VALUES)],
    ['depth', number(limits.MAX_EVENT_DEPTH)],
    ['addresses, bodies in each other', `${limits.MAX_NESTED_TEXTS} deep`],
    ['size, inflated', mebibytes(limits.MAX_EVENT_BYTES)],
    ['size, packed', kilobytes(limits.MAX_PAYLOAD_BYTES)],
    [
      'title, culprit; type; message',
      `${[limits.MAX_TITLE_BYTES, limits.MAX_TYPE_BYTES, limits.MAX_MESSAGE_BYTES].map(number).join('; ')} bytes`,
    ],
    ['release; environment', `${limits.MAX_RELEASE_BYTES}; ${limits.MAX_ENVIRONMENT_BYTES} bytes`],
    ['time of the event', `${limits.MAX_EVENT_AGE_DAYS} days back, a minute ahead`],
    [
      "an error's environments, releases",
      `${environments.names} in ${kibibytes(environments.bytes)}, ${releases.names} in ${kibibytes(releases.bytes)}`,
    ],
    ['body', mebibytes(limits.MAX_API_BODY_BYTES)],
    ['a chunk of an upload', mebibytes(limits.MAX_CHUNK_BYTES)],
    ['chunks of a request', number(limits.MAX_CHUNKS_OF_REQUEST)],
    ['body with a chunk', kibibytes(limits.MAX_CHUNK_BODY_BYTES)],
    ['rows of a page', number(limits.MAX_PAGE_ROWS)],
    ["issues that a request to Sentry's Web API changes", number(limits.MAX_UPDATED_ISSUES)],
    ['projects whose issues or releases it lists together', number(limits.MAX_LISTED_PROJECTS)],
    ['`error_ids` of one request', number(limits.MAX_UPDATED_ERRORS)],
    ['name, path of a project; full path of a group', characters(MAX_NAME_CHARACTERS)],
    ['an upload', `${limits.MAX_UPLOAD_CHUNKS} chunks, ${mebibytes(uploads.MAX_BUNDLE_BYTES)}`],
    [
      'a bundle, inflated',
      `${mebibytes(uploads.MAX_BUNDLE_INFLATED_BYTES)}, ${number(uploads.MAX_BUNDLE_FILES)} files`,
    ],
    ['a file of a bundle, inflated', mebibytes(uploads.MAX_FILE_BYTES)],
    ['manifest of a bundle', mebibytes(uploads.MAX_MANIFEST_BYTES)],
    ['sources that are files of a bundle', mebibytes(uploads.MAX_BUNDLED_TEXT_BYTES)],
    [
      'mappings, sources, sections of a map',
      [uploads.MAX_MAPPINGS, uploads.MAX_SOURCES, uploads.MAX_SECTIONS].map(number).join(', '),
    ],
    [
      'memory and time of the function that builds',
      `${number(buildArtifacts.memoryMb)} MB, ${buildArtifacts.timeoutSeconds} s`,
    ],
    ['groups in each other', number(limits.MAX_NESTED_GROUPS)],
    ['`description` of a project', characters(createProject.params.description.maxLength)],
    ['a text that is kept for clients, such as `default_branch`', characters(limits.MAX_PROJECT_TEXT_CHARACTERS)],
    ['a template, such as `issues_template`', characters(limits.MAX_PROJECT_TEMPLATE_CHARACTERS)],
    ['`merge_commit_template`, `squash_commit_template`', characters(limits.MAX_COMMIT_TEMPLATE_CHARACTERS)],
    ['`topics`', `${limits.MAX_PROJECT_TOPICS} of ${characters(limits.MAX_PROJECT_TEXT_CHARACTERS)}`],
    [
      '`api_url`; `token`; `project_name` of settings',
      `${[MAX_API_URL_CHARACTERS, putSettings.params.token.maxLength].map(number).join('; ')}; ${characters(putSettings.params.project_name.maxLength)}`,
    ],
    ['name and description of an access token', `${characters(createAccessToken.params.name.maxLength)} each`],
    ['`user_count`', `exact to ${limits.MAX_EXACT_USERS}, then ± 13 %`],
  ])('%s: %s', (bound, value) => {
    expect(valueOf('docs/limits.md', bound)).toBe(value);
  });

  it('a culprit is as long as a title', () => {
    expect(limits.MAX_CULPRIT_BYTES).toBe(limits.MAX_TITLE_BYTES);
  });
});

describe('README.md says what the code keeps to', () => {
  it.each([
    ['an event, inflated', mebibytes(limits.MAX_EVENT_BYTES)],
    ['values in an event', number(limits.MAX_EVENT_VALUES)],
    ['a request', `${mebibytes(limits.MAX_REQUEST_BYTES)} inflated`],
    ['an event in the table, compressed', kilobytes(limits.MAX_PAYLOAD_BYTES)],
  ])('%s: %s', (bound, value) => {
    expect(valueOf('README.md', bound)).toMatch(new RegExp(`^${value}(;|$)`));
  });
});
