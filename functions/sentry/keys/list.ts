import { listSentryKeys } from '../../../shared/api/sentry/keys.ts';
import { clientKeyPresenter } from '../../../shared/entry/client-keys.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { pageOf } from '../../../shared/domain/page.ts';
import { keyEntity } from '../../../shared/present/sentry/key.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

const entityOf = clientKeyPresenter();

export const handler = endpoint(listSentryKeys, async ({ store, project, page, base }) => {
  const { rows, next } = pageOf(await clientKeys.list(store, project.id), page);
  return { rows: rows.map((key) => keyEntity(key, entityOf(key, base), project.created_at)), next };
});
