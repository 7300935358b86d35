/**
 * A certificate for `web.sentry.test` that signs itself, valid until 2120, and its key, which is good for nothing else.
 * Made with `openssl req -new` and `openssl ca -selfsign`: Node can read certificates but not make them.
 */
export const TLS_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmX+y/QU6QJrZ89D4
ZdRGOEsb7bTpev+a9lS66XjM6UOhRANCAARAI3hCO4+GvKjd6HEVqHg2qng6iFZC
8pQ0qgV5MP+FxxiWEYHADHkFGwHsWHcbfd6hUCXSNFCCyN3Q240G+Ty6
-----END PRIVATE KEY-----
`;

export const TLS_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBcjCCARmgAwIBAgIBATAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA93ZWIuc2Vu
dHJ5LnRlc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBoxGDAW
BgNVBAMMD3dlYi5zZW50cnkudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BEAjeEI7j4a8qN3ocRWoeDaqeDqIVkLylDSqBXkw/4XHGJYRgcAMeQUbAexYdxt9
3qFQJdI0UILI3dDbjQb5PLqjTjBMMBoGA1UdEQQTMBGCD3dlYi5zZW50cnkudGVz
dDAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBS+/AOWdFAhM40v88QgfWyaYuvw
tzAKBggqhkjOPQQDAgNHADBEAiAQUvoOcvKJ/Ui5c1D3O5sCyQqZKL+0km7Kd6gc
M+rEUAIgBhWoUwIs3RmeeXTy7wb63Shy2AciKaLriMCqPqUG9mQ=
-----END CERTIFICATE-----
`;
