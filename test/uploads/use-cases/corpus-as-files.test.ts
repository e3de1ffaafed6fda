import { expect, it } from 'vitest';
import type { FileUpload } from '../../../lib/ballot-tracking/ports.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { at, type County, type Row, SPECIAL, sendTo } from '../../ballot-tracking/domain/plan/county.ts';
import { honestUploads, workedUntil } from '../../ballot-tracking/domain/plan/honest.ts';
import { KINDS, MISTAKES, specialRow } from '../../ballot-tracking/domain/plan/mistaken.ts';
import { MemoryUploads } from '../memory-uploads.ts';

/** The uploads of the plan's corpus, each as a file of its county: the same must be held, and the same let through. */
const COLUMNS = ['voterId', 'ballotId', 'status', 'statusAt', 'sentDate', 'supersedes', 'withdrawn'] as const;

const csv = (rows: readonly unknown[]): string =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((name) => (row as Record<string, unknown>)[name] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\r\n');

/** Sends rows as a file in the evening of a day. */
const sent = async (tracking: MemoryTracking, rows: readonly unknown[], offset: number) => {
  const memory = new MemoryUploads([], tracking);
  tracking.now = Temporal.Instant.from(at(offset, '23:30'));
  return { memory, upload: await memory.upload(csv(rows)) };
};

const isStopped = ({ file, counts }: FileUpload): boolean =>
  file.state === 'held' ||
  file.state === 'refused' ||
  (file.state === 'done' && counts.rows > 0 && counts.rejected === counts.rows);

const sentencesOf = (memory: MemoryUploads, upload: FileUpload): readonly string[] => [
  ...(upload.hold?.plan.findings ?? []).map(({ sentence }) => sentence),
  ...(upload.file.refusal ? [upload.file.refusal.message] : []),
  ...memory.result(upload, 'results.csv').split('\n').slice(1).filter(Boolean),
];

it('files with a mistake are held as a whole or refused, every one, with a sentence', async () => {
  let tried = 0;
  const missed: string[] = [];
  const tryFile = async (what: string, county: County, rows: readonly unknown[], offset: number): Promise<void> => {
    tried += 1;
    const { memory, upload } = await sent(county.copy(), rows, offset);
    const { file, counts } = upload;
    if (!isStopped(upload)) missed.push(`${what}: ${file.state} ${JSON.stringify(counts)}`);
    else if (sentencesOf(memory, upload).length === 0) missed.push(`${what}: no sentence`);
  };
  for (const [size, reviews] of [
    [400, true],
    [240, true],
    [240, false],
  ] as const) {
    for (const { kind, offset, honest } of KINDS) {
      const county = await workedUntil(offset, size, reviews);
      if (kind === 'late-count') {
        const special = county.voters.slice(0, 120).map((voterId) => specialRow(county, voterId));
        await sendTo(county.memory, special, offset, SPECIAL);
      }
      const rows: readonly Row[] = honest(county);
      for (const { name, spoil } of MISTAKES.filter(({ of }) => of.includes(kind))) {
        const spoilt = spoil(rows, county);
        if (spoilt)
          await tryFile(`${name}, ${kind}, ${size} voters${reviews ? '' : ', no review'}`, county, spoilt, offset);
      }
    }
  }
  expect(missed).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(200);
});

it('honest files of unusual shape are taken in at once, every one', async () => {
  const uploads = await honestUploads();
  expect(uploads.length).toBeGreaterThanOrEqual(50);
  const held: string[] = [];
  for (const { name, county, rows, offset } of uploads) {
    const { memory, upload } = await sent(county.memory, rows, offset);
    if (upload.file.state !== 'done') held.push(`${name}: ${sentencesOf(memory, upload).join(' ')}`);
  }
  expect(held).toEqual([]);
});
