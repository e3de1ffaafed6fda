import { Readable } from 'node:stream';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { GetObjectCommand, HeadObjectCommand, NotFound, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { PRESIGNING_SETTINGS } from '../../../../lib/shared/s3/presigning.ts';
import { recogniseRoll } from '../../../../lib/sync-checks/adapters/rolls/recognise-roll.ts';
import { s3PublishedDifferences } from '../../../../lib/sync-checks/adapters/s3/differences.ts';
import { s3SyncRolls } from '../../../../lib/sync-checks/adapters/s3/rolls.ts';
import { storedPrecincts } from '../../../../lib/sync-checks/adapters/s3/stored-precincts.ts';
import { SNIFFED_BYTES } from '../../../../lib/sync-checks/adapters/s3/stored-roll.ts';
import type { Difference } from '../../../../lib/sync-checks/domain/difference.ts';

const s3 = mockClient(S3Client);
const client = new S3Client({
  region: 'us-west-2',
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  ...PRESIGNING_SETTINGS,
});
const check = { id: '03-2026-12-04-regular', county: '03', redrives: 0 };
/** What of an S3 body the adapters use. */
const bodyOf = (bytes: Buffer): never =>
  ({ transformToByteArray: async () => bytes, transformToString: async () => bytes.toString() }) as never;

beforeEach(() => s3.reset());

describe('pages of differences', () => {
  const difference = fc.tuple(fc.nat(), fc.string({ unit: 'grapheme', maxLength: 12 })).map(
    ([voter, ems]): Difference => ({
      voterId: `V${voter}`,
      class: 'field',
      category: 'registration',
      field: 'lastName',
      ems,
      votecal: '',
      priority: 4,
    }),
  );

  it('hand out every difference once and in order, whatever the page size and the alphabet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(difference, { maxLength: 30 }), fc.integer({ min: 1, max: 10 }), async (all, limit) => {
        const object = Buffer.from(all.map((one) => `${JSON.stringify(one)}\n`).join(''));
        s3.reset();
        s3.on(HeadObjectCommand).resolves({ ContentLength: object.length });
        s3.on(GetObjectCommand).callsFake(({ Range }) => {
          const [from = 0, to = 0] = String(Range).replace('bytes=', '').split('-').map(Number);
          return { Body: bodyOf(object.subarray(from, to + 1)) };
        });
        const read: Difference[] = [];
        let cursor: string | undefined;
        do {
          const page = await s3PublishedDifferences(client, 'inbox').page(check, cursor, limit);
          if (!page || page === 'deleted') throw new Error('The cursor was refused.');
          expect(page.differences.length).toBeLessThanOrEqual(limit);
          read.push(...page.differences);
          cursor = page.cursor ?? undefined;
        } while (cursor !== undefined);
        expect(read).toEqual(all);
      }),
      { numRuns: 100 },
    );
  });

  const serve = (object: Buffer): void => {
    s3.on(HeadObjectCommand).resolves({ ContentLength: object.length });
    s3.on(GetObjectCommand).callsFake(({ Range }) => {
      const [from = 0, to = 0] = String(Range).replace('bytes=', '').split('-').map(Number);
      return { Body: bodyOf(object.subarray(from, to + 1)) };
    });
  };
  const one = { voterId: 'V1', class: 'field', category: 'registration', field: 'lastName', priority: 4 } as const;

  it('begin at a line only: a cursor into the middle of one, or past the end, is refused', async () => {
    const line = `${JSON.stringify({ ...one, ems: '{"', votecal: '' })}\n`;
    serve(Buffer.from(line.repeat(3)));
    const ours = new Set([0, line.length, 2 * line.length]);
    for (let offset = 0; offset <= 3 * line.length + 1; offset += 1) {
      const cursor = Buffer.from(String(offset)).toString('base64url');
      const page = await s3PublishedDifferences(client, 'inbox').page(check, cursor, 10);
      expect(page !== null, `offset ${offset}`).toBe(ours.has(offset));
    }
  });

  it('hold a difference whose values are longer than a block, and go on after it', async () => {
    const long = { ...one, ems: 'x'.repeat(3_000_000), votecal: '' };
    serve(Buffer.from(`${JSON.stringify(long)}\n${JSON.stringify({ ...one, ems: 'a', votecal: 'b' })}\n`));
    const first = await s3PublishedDifferences(client, 'inbox').page(check, undefined, 1);
    if (!first || first === 'deleted') throw new Error('There is no first page.');
    expect(first.differences).toEqual([long]);
    const second = await s3PublishedDifferences(client, 'inbox').page(check, first.cursor ?? undefined, 1);
    expect(second).toMatchObject({ differences: [{ ems: 'a' }], cursor: null });
  });

  it('are gone when the time for which they are kept has passed', async () => {
    s3.on(HeadObjectCommand).rejects(new NotFound({ message: 'Not Found', $metadata: {} }));
    expect(await s3PublishedDifferences(client, 'inbox').page(check, undefined, 10)).toBe('deleted');
  });

  it.each(['abc', 'LTE', '', 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA'])(
    'refuse the cursor %j, which is not ours',
    async (cursor) => {
      s3.on(HeadObjectCommand).resolves({ ContentLength: 10 });
      expect(await s3PublishedDifferences(client, 'inbox').page(check, cursor, 10)).toBeNull();
    },
  );
});

describe('how a roll is written is told from its bytes', () => {
  const csv = Buffer.from('voterId,county\nV1,03\n');
  // Hardly compressible, so that the beginning holds as little text as it ever can.
  const large = Buffer.from(
    Array.from({ length: 30_000 }, (_, index) => `${JSON.stringify({ id: Math.sin(index) })}\n`).join(''),
  );
  const ndjson = Buffer.from('\ufeff  {"voterId":"V1","county":"03"}\n');
  it.each([
    ['plain CSV', csv, 'csv', 'none'],
    ['plain NDJSON after a byte order mark', ndjson, 'ndjson', 'none'],
    ['gzip of CSV', gzipSync(csv), 'csv', 'gzip'],
    ['gzip of NDJSON', gzipSync(ndjson), 'ndjson', 'gzip'],
    ['zstd of NDJSON', zstdCompressSync(ndjson), 'ndjson', 'zstd'],
    ['the beginning of a large gzip', gzipSync(large).subarray(0, SNIFFED_BYTES), 'ndjson', 'gzip'],
    ['the beginning of a large zstd', zstdCompressSync(large).subarray(0, SNIFFED_BYTES), 'ndjson', 'zstd'],
    ['a damaged gzip', Buffer.concat([gzipSync(csv).subarray(0, 4), Buffer.from([9, 9, 9, 9])]), 'ndjson', 'gzip'],
    ['nothing at all', Buffer.alloc(0), 'ndjson', 'none'],
  ])('%s', async (_, bytes, format, compression) => {
    expect(await recogniseRoll(() => Readable.from([bytes]))).toEqual({ format, compression, refused: null });
  });
});

describe('uploads and snapshots', () => {
  const rolls = s3SyncRolls(client, 'rolls');

  it('gives an upload a name of our own, and a URL without a checksum of a body that nobody has', async () => {
    const { key, url, precinctsUrl } = await rolls.createUpload('03', check.id);
    expect(key).toMatch(/^extracts\/03\/03-2026-12-04-regular\/[0-9a-f-]{36}$/);
    expect(decodeURIComponent(new URL(url).pathname)).toContain(key);
    expect(url).not.toMatch(/checksum/i);
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('3600');
    expect(decodeURIComponent(new URL(precinctsUrl).pathname)).toContain(`${key}.precincts.csv`);
  });

  it('signs the sizes that are stated: S3 takes a file of exactly that size', async () => {
    const signed = (url: string) => new URL(url).searchParams.get('X-Amz-SignedHeaders')?.split(';') ?? [];
    const sized = await rolls.createUpload('03', check.id, { bytes: 1_000, precinctsBytes: 20 });
    expect(signed(sized.url)).toContain('content-length');
    expect(signed(sized.precinctsUrl)).toContain('content-length');
    const open = await rolls.createUpload('03', check.id);
    expect(signed(open.url)).toEqual(['host']);
    expect(signed((await rolls.createUpload('03', check.id, { bytes: 1_000 })).precinctsUrl)).toEqual(['host']);
  });

  it('finds the file of precincts beside an extract', async () => {
    s3.on(HeadObjectCommand, { Key: 'k.precincts.csv' }).resolves({ VersionId: 'v1', ContentLength: 7 });
    expect(await rolls.findPrecincts('k')).toEqual({ key: 'k.precincts.csv', versionId: 'v1', bytes: 7 });
    s3.reset();
    s3.on(HeadObjectCommand).rejects(new NotFound({ message: 'Not Found', $metadata: {} }));
    expect(await rolls.findPrecincts('k')).toBeUndefined();
  });

  it('knows when nothing was uploaded', async () => {
    s3.on(HeadObjectCommand).rejects(new NotFound({ message: 'Not Found', $metadata: {} }));
    expect(await rolls.findUpload('extracts/03/x/y')).toBeUndefined();
  });

  const manifest = {
    rows: 3,
    sha256: 'a'.repeat(64),
    takenAt: '2026-12-05T00:00:00Z',
    format: 'csv',
    compression: 'none',
  };
  it('pins the version of VoteCal’s snapshot', async () => {
    s3.on(HeadObjectCommand).resolves({ VersionId: 'v7', ContentLength: 99 });
    s3.on(GetObjectCommand).resolves({ Body: bodyOf(Buffer.from(JSON.stringify(manifest))) });
    expect(await rolls.pinSnapshot('03')).toMatchObject({
      ok: true,
      value: { key: 'votecal/03/roll.csv', versionId: 'v7', rows: 3, bytes: 99 },
    });
  });

  it('pins the file of precincts that the manifest describes, or says that it is missing', async () => {
    const precincts = { rows: 2, sha256: 'b'.repeat(64) };
    s3.on(HeadObjectCommand, { Key: 'votecal/03/roll.csv' }).resolves({ VersionId: 'v7', ContentLength: 99 });
    s3.on(HeadObjectCommand, { Key: 'votecal/03/precincts.csv' }).resolves({ VersionId: 'v2', ContentLength: 30 });
    s3.on(GetObjectCommand).callsFake(() => ({
      Body: bodyOf(Buffer.from(JSON.stringify({ ...manifest, precincts }))),
    }));
    expect(await rolls.pinSnapshot('03')).toMatchObject({
      ok: true,
      value: { precincts: { key: 'votecal/03/precincts.csv', versionId: 'v2', bytes: 30, ...precincts } },
    });
    s3.on(HeadObjectCommand, { Key: 'votecal/03/precincts.csv' }).rejects(
      new NotFound({ message: 'Not Found', $metadata: {} }),
    );
    expect(await rolls.pinSnapshot('03')).toEqual({ ok: false, error: 'NO_PRECINCTS' });
  });

  it('reads this version of a file of precincts, and none past the limit', async () => {
    const pinned = { key: 'k', versionId: 'v2', rows: 1, sha256: 'b'.repeat(64), bytes: 3 };
    s3.on(GetObjectCommand, { Key: 'k', VersionId: 'v2' }).resolves({ Body: bodyOf(Buffer.from('abc')) });
    expect(await storedPrecincts(client, 'rolls', pinned)).toMatchObject({
      bytes: Buffer.from('abc'),
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      expected: { rows: 1, bytes: 3 },
    });
    const huge = await storedPrecincts(client, 'rolls', { ...pinned, bytes: 2 ** 30 });
    expect(huge).toMatchObject({ bytes: null, sha256: null });
    expect(s3.commandCalls(GetObjectCommand)).toHaveLength(1);
  });

  it('reads roll and manifest again when VoteCal delivered a snapshot between the two reads', async () => {
    const delivered = { ...manifest, rows: 4 };
    s3.on(HeadObjectCommand)
      .resolvesOnce({ VersionId: 'v7', ContentLength: 99 })
      .resolves({ VersionId: 'v8', ContentLength: 120 });
    s3.on(GetObjectCommand).resolves({ Body: bodyOf(Buffer.from(JSON.stringify(delivered))) });
    expect(await rolls.pinSnapshot('03')).toMatchObject({ ok: true, value: { versionId: 'v8', rows: 4, bytes: 120 } });
  });

  it('knows a snapshot whose manifest says that it is of another county', async () => {
    s3.on(HeadObjectCommand).resolves({ VersionId: 'v7', ContentLength: 99 });
    s3.on(GetObjectCommand).callsFake(() => ({
      Body: bodyOf(Buffer.from(JSON.stringify({ ...manifest, county: '19' }))),
    }));
    expect(await rolls.pinSnapshot('03')).toEqual({ ok: false, error: 'OTHER_COUNTY' });
    expect(await rolls.pinSnapshot('19')).toMatchObject({ ok: true });
  });

  it.each(['{', '{}', JSON.stringify({ ...manifest, sha256: 'x' })])('refuses the manifest %s', async (text) => {
    s3.on(HeadObjectCommand).resolves({ ContentLength: 99 });
    s3.on(GetObjectCommand).resolves({ Body: bodyOf(Buffer.from(text)) });
    expect(await rolls.pinSnapshot('03')).toEqual({ ok: false, error: 'UNREADABLE_MANIFEST' });
  });
});
