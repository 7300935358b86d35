/** GitLab's metadata, in its order. */
export const METADATA = {
  version: '18.5.0',
  revision: 'glet',
  kas: { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null },
  enterprise: false,
};
