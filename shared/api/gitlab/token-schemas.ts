import type { Answers } from '../answers.ts';
import { boolean, dateTime, integer, list, nullable, object, string } from '../json-schema.ts';
import { TOKEN_SCOPES } from './token-scopes.ts';

const nothing = { type: 'null' };

const personalAccessToken = {
  id: integer,
  name: string,
  revoked: boolean,
  created_at: dateTime,
  description: nullable('string'),
  scopes: list({ enum: TOKEN_SCOPES }),
  user_id: integer,
  last_used_at: nullable('string'),
  active: boolean,
  expires_at: { type: ['string', 'null'], format: 'date' },
};

const accessToken = {
  ...personalAccessToken,
  access_level: { enum: [10, 15, 20, 30, 40, 50] },
  resource_type: { const: 'project' },
  resource_id: integer,
};

const ownLevel = {
  enum: [10, 15, 20, 30, 40, 50, 60, null],
  description: '60: an admin token. `null`: a person, whose level depends on the project.',
};

const identity = {
  issuer: { ...string, description: 'Of the OpenID provider.' },
  subject: { ...string, description: 'By which the provider knows the person.' },
};

const right = object<{ project: string; access_level: number }>({
  project: { ...string, description: "A pattern of projects' full paths; `*` stands for any characters." },
  access_level: { enum: [10, 15, 20, 30, 40, 50] },
});

const secret = { type: 'string', description: 'The secret; shown this once.' };

/** Of tokens, of whom they act as, and of the API that they are shown to. */
export const TOKEN_SCHEMAS = {
  AccessToken: object<Answers['AccessToken']>(accessToken),
  AccessTokenWithSecret: object<Answers['AccessTokenWithSecret']>({
    ...accessToken,
    token: secret,
  }),
  PersonalAccessToken: object<Answers['PersonalAccessToken']>(personalAccessToken),
  OwnToken: object<Answers['OwnToken']>(
    {
      ...personalAccessToken,
      access_level: ownLevel,
      project: {
        anyOf: [object<{ id: number }>({ id: integer }), { type: 'null' }],
        description: 'That of a project access token. `null`: an admin token, which reaches all, or a person.',
      },
    },
    {
      person: {
        ...object<{ issuer: string; subject: string }>(identity),
        description: 'Of who has signed in through a provider, and has a session in place of a token.',
      },
    },
  ),
  Session: object<Answers['Session']>({
    name: { ...string, description: 'Of the token or the person.' },
    kind: { enum: ['admin', 'project', 'person'] },
    access_level: ownLevel,
    scopes: list({ enum: TOKEN_SCOPES }),
    project: {
      anyOf: [
        object<NonNullable<Answers['Session']['project']>>({ id: integer, path_with_namespace: string }),
        { type: 'null' },
      ],
    },
    person: {
      anyOf: [object<NonNullable<Answers['Session']['person']>>({ ...identity, rights: list(right) }), nothing],
    },
    expires_at: {
      ...dateTime,
      description: 'It ends earlier with its token, and after 24 hours without a look at it.',
    },
  }),
  PersonalAccessTokenWithSecret: object<Answers['PersonalAccessTokenWithSecret']>({
    ...personalAccessToken,
    token: secret,
  }),
  User: object<Answers['User']>(
    {
      id: integer,
      username: string,
      public_email: nothing,
      name: string,
      state: { const: 'active' },
      locked: { const: false },
      avatar_url: nothing,
      web_url: string,
      created_at: dateTime,
      bio: string,
      location: string,
      linkedin: string,
      twitter: string,
      discord: string,
      website_url: string,
      github: string,
      job_title: string,
      pronouns: nothing,
      organization: string,
      bot: { type: 'boolean', description: 'Whether the token is of a project.' },
      work_information: nothing,
      local_time: nothing,
      last_sign_in_at: nothing,
      confirmed_at: dateTime,
      last_activity_on: nothing,
      email: string,
      theme_id: integer,
      color_scheme_id: integer,
      projects_limit: integer,
      current_sign_in_at: nothing,
      identities: { ...list({}), maxItems: 0 },
      can_create_group: boolean,
      can_create_project: boolean,
      two_factor_enabled: boolean,
      external: boolean,
      private_profile: boolean,
      commit_email: string,
      preferred_language: string,
    },
    {
      is_admin: { const: true, description: 'This and what follows: of an admin token only.' },
      note: nothing,
      namespace_id: nothing,
      created_by: nothing,
      email_reset_offered_at: nothing,
    },
  ),
  Metadata: object<Answers['Metadata']>({
    version: string,
    revision: string,
    kas: object<Answers['Metadata']['kas']>({
      enabled: { const: false },
      externalUrl: nothing,
      externalK8sProxyUrl: nothing,
      version: nothing,
    }),
    enterprise: { const: false },
  }),
} as const;
