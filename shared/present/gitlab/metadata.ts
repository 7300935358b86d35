/** The version of GitLab whose API is followed: clients decide by it what they ask for. */
const VERSION = '18.5.0';

/** Where GitLab names its commit. */
const REVISION = 'glet';

/** GitLab's `Metadata` entity, of its Community Edition without an agent server for Kubernetes. */
export function metadataEntity() {
  return {
    version: VERSION,
    revision: REVISION,
    kas: { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null },
    enterprise: false,
  };
}
