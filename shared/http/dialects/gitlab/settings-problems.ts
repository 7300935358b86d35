import { MAX_API_URL_CHARACTERS } from '../../../domain/sentry-api-url.ts';
import type { SettingsProblem } from '../../../domain/settings.ts';

/** In the words of GitLab's `ProjectErrorTrackingSetting` where they are known. */
const SENTENCES: Readonly<Record<SettingsProblem, string>> = {
  'api-url-too-long': `api url is too long (maximum is ${MAX_API_URL_CHARACTERS} characters)`,
  'api-url-not-ascii': 'api url is blocked: URI must be ascii only',
  'api-url-with-tags': 'api url is blocked: HTML/CSS/JS tags are not allowed',
  'api-url-malformed': 'api url must be a valid URL',
  'api-url-scheme': 'api url is blocked: Only allowed schemes are http, https',
  'api-url-with-credentials': 'api url is blocked: a user name or password does not belong in it, give a token',
  'api-url-private': 'api url is blocked: Requests to localhost and the local network are not allowed',
  'api-url-missing': 'api url is a required field',
  'api-url-not-of-sentry': 'api url is invalid',
  'project-missing': 'project is a required field',
  'integrated-blank': 'integrated is not included in the list',
  'token-missing': 'token is a required field',
  'source-url-scheme': 'source url is blocked: Only allowed schemes are http, https',
  'source-url-malformed':
    'source url must be a valid URL in ASCII without a user name, without placeholders before its path',
  'source-url-placeholder':
    'source url has an unknown placeholder: there are {path}, {release}, {version}, {file}, {file:/directory/}, {line}',
  'source-url-without-file': 'source url lacks the placeholder {file}',
};

/** Words the refusal as Rails does: full messages, joined as a sentence. */
export function settingsSentence(problems: readonly SettingsProblem[]): string {
  const messages = problems.map((problem) => `Error tracking setting ${SENTENCES[problem]}`);
  if (messages.length <= 2) return messages.join(' and ');
  return `${messages.slice(0, -1).join(', ')}, and ${messages.at(-1)}`;
}
