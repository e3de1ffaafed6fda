import { closeSync, openSync, writeSync } from 'node:fs';

/** Of so many rows of a file one says something new the next night: 0.5%. */
export const CHANGED_EACH = 200;
const HEADER = 'voterId,ballotId,status,statusAt,sentDate\n';
const PIECE = 1 << 20;

/** The row of a ballot: mailed, and in some of them returned by the next night. */
export const rowOf = (at: number, night: 'last' | 'tonight'): string => {
  const id = String(at).padStart(9, '0');
  return night === 'tonight' && at % CHANGED_EACH === 0
    ? `V${id},B${id},INR,2026-10-20T09:00:00-07:00,\n`
    : `V${id},B${id},ISSUED,2026-10-05T09:00:00-07:00,2026-10-05\n`;
};

/** Writes a county's whole file of a night, and gives how many bytes it has. */
export const writeFile = (path: string, rows: number, night: 'last' | 'tonight'): number => {
  const file = openSync(path, 'w');
  let [bytes, text] = [0, HEADER];
  for (let at = 0; at < rows; at += 1) {
    text += rowOf(at, night);
    if (text.length > PIECE) {
      bytes += writeSync(file, text);
      text = '';
    }
  }
  bytes += writeSync(file, text);
  closeSync(file);
  return bytes;
};
