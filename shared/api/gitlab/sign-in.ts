import { define } from '../row.ts';

const path = '/ui/-/sign-in';

export const beginSignIn = define({
  method: 'GET',
  path: `${path}/oidc`,
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/sign-in/begin',
  summary: 'Lead a browser to an OpenID provider',
  description:
    'For pages of this origin, by https or on localhost: who comes from elsewhere is led to the sign-in page. So is everybody where it cannot begin, with the reason as `problem`.',
  access: 'public',
  params: {
    issuer: { type: 'string', description: "The provider's issuer." },
    to: { type: 'string', description: 'Where to go then: the path of a page, else the first one.' },
  },
  success: 302,
  response: 'Redirect',
});

export const finishSignIn = define({
  method: 'GET',
  path: `${path}/oidc/callback`,
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/sign-in/finish',
  summary: 'Take a browser back from an OpenID provider',
  description:
    'The redirect address that the provider has to know. Begins a session and leads to the page that was asked for, or to the sign-in page with the reason as `problem`.',
  access: 'public',
  params: {
    code: { type: 'string', secret: true, description: 'Of the authorization, good once.' },
    state: { type: 'string', secret: true, description: 'Of the attempt, which has to be of the same browser.' },
    iss: { type: 'string', description: 'The issuer, by RFC 9207.' },
    error: { type: 'string', description: 'Why there is no code.' },
  },
  success: 302,
  response: 'Redirect',
});
