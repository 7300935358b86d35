import type { Answers } from '../answers.ts';
import { boolean, dateTime, list, nullable, object, string, type Schema } from '../json-schema.ts';

/** Numbers are strings in Sentry's answers. */
export const number = { type: 'string', pattern: '^\\d+$' };
export const nothing = { type: 'null' };
export const none = { type: 'array', maxItems: 0 };

type Organization = Answers['SentryOrganization'];
type Project = Answers['SentryProject'];

/** JSON Schema of the answers of Sentry's Web API about who and where. */
export const ORGANIZATION_SCHEMAS = {
  SentryRoot: object<Answers['SentryRoot']>({
    version: { const: '0' },
    auth: object<Answers['SentryRoot']['auth']>({ scopes: list(string) }),
    user: { ...nothing, description: 'There are no persons.' },
  }),
  SentryAuth: object<Answers['SentryAuth']>({ id: number, name: string, username: string, email: string }),
  SentryOrganization: object<Organization>({
    id: number,
    slug: { type: 'string', description: 'The path of the namespace, with `--` in place of slashes.' },
    name: string,
    dateCreated: dateTime,
    status: object<Organization['status']>({ id: string, name: string }),
    isEarlyAdopter: boolean,
    require2FA: boolean,
    requireEmailVerification: boolean,
    features: none,
    avatar: object<Organization['avatar']>({ avatarType: string, avatarUuid: nothing }),
    links: object<Organization['links']>({ organizationUrl: string, regionUrl: string }),
  }),
  SentryProject: object<Project>({
    id: number,
    slug: { type: 'string', description: 'The last part of the path.' },
    name: string,
    platform: nullable('string'),
    dateCreated: dateTime,
    status: string,
    organization: object<Project['organization']>({ id: number, slug: string, name: string }),
    features: none,
    isMember: boolean,
    hasAccess: boolean,
    team: nothing,
    teams: none,
  }),
  SentryNothing: { not: {} },
} as const satisfies Record<string, Schema>;
