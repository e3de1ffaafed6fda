import { ArrayRecords } from './array-records.ts';
import { LineRecords, type RecordReader } from './text-records.ts';

/** How a file is written, told from its beginning. */
export type FileForm = {
  readonly format: 'csv' | 'ndjson' | 'json';
  /** Lines end with a carriage return alone. */
  readonly returnsOnly: boolean;
};

/** The reader of a file's records. */
export const recordReader = ({ format, returnsOnly }: FileForm): RecordReader =>
  format === 'json' ? new ArrayRecords() : new LineRecords({ quoted: format === 'csv', returnsOnly });
