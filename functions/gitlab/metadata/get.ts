import { getMetadata } from '../../../shared/api/gitlab/metadata.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { metadataEntity } from '../../../shared/present/gitlab/metadata.ts';

export const handler = endpoint(getMetadata, async () => metadataEntity());
