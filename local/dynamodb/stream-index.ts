import { DatabaseSync } from 'node:sqlite';

/** Of the engine's table of stream records, in the order of the index. */
const COLUMNS = ['table_name', 'sequence_number', 'shard_id'];
const WAIT_MS = 10_000;

/**
 * Gives the embedded engine's file an index that the engine lacks. For the number of each new stream record, for each batch
 * that is read and for each description of the stream it looks for `CAST(sequence_number AS INTEGER)`, and without an index
 * goes through all records that there ever were, images included: after 2,000 events of 40 KB a write takes 15 ms of CPU in
 * place of 1 (dynoxide 1.2.1, `next_stream_sequence_number`). An index changes no answer and nothing of what is synchronized
 * to the disk. Does nothing where another version of the engine keeps its stream in another way.
 * @param file of an engine that is running: it makes its tables when it starts.
 */
export function indexStream(file: string): void {
  const database = new DatabaseSync(file, { timeout: WAIT_MS });
  try {
    const columns = database.prepare("SELECT name FROM pragma_table_info('_stream_records')").all();
    if (!COLUMNS.every((column) => columns.some(({ name }) => name === column))) return;
    database.exec(
      'CREATE INDEX IF NOT EXISTS glet_stream_position ON _stream_records ' +
        '(table_name, CAST(sequence_number AS INTEGER), shard_id, sequence_number)',
    );
  } finally {
    database.close();
  }
}
