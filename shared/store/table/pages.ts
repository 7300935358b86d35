import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Store } from './store.ts';

/**
 * Makes a query and yields what each of its pages of 1 MB has. The library's own brings the reading of whole tables along,
 * five kilobytes in each function.
 */
export async function* pagesOf<Item>(store: Store, query: QueryCommandInput): AsyncGenerator<Item[]> {
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await store.db.send(new QueryCommand({ ...query, ExclusiveStartKey }));
    yield (page.Items ?? []) as Item[];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}
