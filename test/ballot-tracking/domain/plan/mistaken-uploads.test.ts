import { describe, expect, it } from 'vitest';
import type { ReceivedUpload } from '../../../../lib/ballot-tracking/use-cases/receive-ballots.ts';
import { SPECIAL, sendTo } from './county.ts';
import { workedUntil } from './honest.ts';
import { KINDS, MISTAKES, specialRow } from './mistaken.ts';

/** Counties by how many voters they have and whether they review before they accept. */
const COUNTIES = [
  { size: 400, reviews: true },
  { size: 240, reviews: true },
  { size: 240, reviews: false },
] as const;

/** Whether nothing of an upload is recorded: it is held as a whole, or each of its rows is refused with a sentence. */
const isStopped = ({ kind, upload }: ReceivedUpload): boolean =>
  kind === 'held' || (upload.counts.rows > 0 && upload.counts.rejected === upload.counts.rows);

const sentencesOf = ({ plan, upload }: ReceivedUpload): readonly string[] => [
  ...(plan?.findings ?? []).map(({ sentence }) => sentence),
  ...upload.rejected.map(({ message }) => message),
];

describe('uploads with a mistake', () => {
  it('are held as a whole or refused row by row, every one, with a sentence', async () => {
    let tried = 0;
    const missed: string[] = [];
    for (const { size, reviews } of COUNTIES) {
      for (const { kind, offset, honest } of KINDS) {
        const county = await workedUntil(offset, size, reviews);
        if (kind === 'late-count') {
          await sendTo(
            county.memory,
            county.voters.slice(0, 120).map((voterId) => specialRow(county, voterId)),
            offset,
            SPECIAL,
          );
        }
        const rows = honest(county);
        for (const { name, spoil } of MISTAKES.filter(({ of }) => of.includes(kind))) {
          const spoilt = spoil(rows, county);
          if (spoilt === undefined) continue;
          tried += 1;
          const received = await sendTo(county.copy(), spoilt, offset);
          const what = `${name}, ${kind}, ${size} voters${reviews ? '' : ', no review'}`;
          if (!isStopped(received)) missed.push(`${what}: ${JSON.stringify(received.upload.counts)}`);
          else if (sentencesOf(received).length === 0) missed.push(`${what}: no sentence`);
        }
      }
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(200);
  });
});
