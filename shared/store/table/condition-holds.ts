import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** Makes a write, and tells whether its condition held. */
export async function conditionHolds(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
