/** What the rows about releases ask of the table: calls, read units, write units. */
export const RELEASES = {
  listReleases: ['GetItem×2 Query×1 BatchGetItem×2', 5, 0],
  createRelease: ['GetItem×3 BatchGetItem×3 TransactWriteItems×1', 6, 6],
  'createRelease, made before': ['GetItem×3 BatchGetItem×3', 6, 0],
  getRelease: ['GetItem×2 BatchGetItem×2', 4, 0],
  updateRelease: ['GetItem×3 PutItem×1 BatchGetItem×2', 5, 1],
  'updateRelease, with commits': ['GetItem×3 TransactWriteItems×1 BatchGetItem×2', 5, 4],
  deleteRelease: ['GetItem×3 BatchGetItem×2 TransactWriteItems×1', 5, 6],
  getPreviousRelease: ['GetItem×2 BatchGetItem×2 Query×1', 5, 0],
  listReleaseCommits: ['GetItem×2 BatchGetItem×2', 4, 0],
  listDeploys: ['GetItem×2 BatchGetItem×2', 4, 0],
  createDeploy: ['GetItem×3 PutItem×1', 3, 1],
};
