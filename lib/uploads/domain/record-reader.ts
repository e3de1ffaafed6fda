import { ArrayRecords } from './array-records.ts';
import { LineRecords, type RecordReader } from './text-records.ts';

/** How a file is written, told from its beginning. */
export type FileForm = {
  readonly format: 'csv' | 'ndjson' | 'json';
  /** Lines end with a carriage return alone. */
  readonly returnsOnly: boolean;
  /** An array may stand in a feed's envelope. */
  readonly isFeed?: boolean;
};

/** The reader of a file's records. */
export const recordReader = ({ format, returnsOnly, isFeed = false }: FileForm): RecordReader =>
  format === 'json' ? new ArrayRecords(isFeed) : new LineRecords({ quoted: format === 'csv', returnsOnly });
