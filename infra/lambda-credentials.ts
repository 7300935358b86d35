/**
 * Takes the place of `@aws-sdk/credential-provider-node` in the bundles. Lambda gives a function its role's credentials in
 * these variables, valid as long as the process lives; the SDK's own chain brings clients for SSO, STS and the metadata
 * service along, which no function here ever asks.
 */
export function defaultProvider() {
  return async () => {
    const {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    } = process.env;
    if (!accessKeyId || !secretAccessKey) throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set');
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  };
}
