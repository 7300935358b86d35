/** The fragment of an address is neither sent to a server nor logged: the page takes the token from it. */
const signInLink = (baseUrl: string, token: string): string => `${baseUrl}/ui/-/sign-in#${encodeURIComponent(token)}`;

interface Shown {
  baseUrl: string;
  adminToken: string;
  /** Where mails are shown that were sent. */
  mailUrl: string;
  allowsLocalWebhooks: boolean;
}

/** What to show once requests are answered: a link that signs a browser in, where, with which token, and lines to paste that lead to a first error. */
export function banner({ baseUrl, adminToken, mailUrl, allowsLocalWebhooks }: Shown): string {
  const webhooks = allowsLocalWebhooks
    ? '\nWebhooks     alerts may be sent to this machine, as AWS never does (GLET_ALLOW_LOCAL_WEBHOOKS)'
    : '';
  const call = `curl -s -H 'PRIVATE-TOKEN: ${adminToken}'`;
  const tracking = `${baseUrl}/v4/projects/demo%2Fshop/error_tracking`;
  return `
Sign in      ${signInLink(baseUrl, adminToken)}

Base URL     ${baseUrl}
Admin token  ${adminToken}
Mails        ${mailUrl}${webhooks}

Create a project (400 "has already been taken" if it is there), enable error tracking, show its DSN:

${call} ${baseUrl}/v4/projects -d namespace_path=demo -d path=shop; echo
${call} -X PUT ${tracking}/settings -d active=true -d integrated=true; echo
${call} ${tracking}/client_keys | grep -o '"sentry_dsn":"[^"]*"'

Send a first event as an SDK would, by the DSN, and look at the error that it makes:

DSN=$(${call} ${tracking}/client_keys | grep -o 'http[^"]*' | head -n 1)
curl -s "$(echo "$DSN" | sed -E 's#//(.*)@(.*)/([0-9]+)$#//\\2/api/\\3/store/?sentry_key=\\1#')" -d '{"message":"Hello from curl"}'; echo
sleep 1; ${call} ${tracking}/errors; echo
`;
}
