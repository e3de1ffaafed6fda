import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { Temporal } from '../../../../lib/shared/time.ts';
import { agesKey, resultKey } from '../../../../lib/sync-checks/adapters/s3/comparison-store.ts';
import { s3DifferencePublisher } from '../../../../lib/sync-checks/adapters/s3/differences.ts';
import { s3FollowDifferences } from '../../../../lib/sync-checks/adapters/s3/follow-differences.ts';
import type { Difference } from '../../../../lib/sync-checks/domain/difference.ts';
import { countyCheck } from '../../../../lib/sync-checks/domain/new-check.ts';

const s3 = mockClient(S3Client);
const objects = new Map<string, string>();
const follow = s3FollowDifferences(new S3Client({ region: 'us-west-2' }), 'rolls');
const day = (on: string) => Temporal.PlainDate.from(on);
const checkOn = (on: string) => countyCheck('03', Temporal.Instant.from(`${on}T20:00:00Z`));

const differs = (voterId: string): Difference => ({
  voterId,
  class: 'field',
  category: 'registration',
  field: 'lastName',
  ems: 'a',
  votecal: 'b',
  priority: 4,
});
const found = (on: string, voters: readonly string[]) => {
  const check = checkOn(on);
  objects.set(resultKey(check), voters.map((voter) => `${JSON.stringify(differs(voter))}\n`).join(''));
  return check;
};

beforeEach(() => {
  s3.reset();
  objects.clear();
  s3.on(GetObjectCommand).callsFake(({ Key }) => {
    const stored = objects.get(Key);
    if (stored === undefined) throw new NoSuchKey({ message: '', $metadata: {} });
    return { Body: Readable.from([stored]) };
  });
  s3.on(PutObjectCommand).callsFake(async ({ Key, Body }) => {
    objects.set(Key, await text(Body));
    return {};
  });
});

it('keeps the age of every difference over three checks, and is the same when repeated', async () => {
  const october = found('2026-10-02', ['V1', 'V2', 'V4']);
  expect(await follow(october, undefined, day('2026-10-02'))).toMatchObject({ previousCheckId: null, new: 3 });
  const november = found('2026-11-06', ['V2', 'V3', 'V4']);
  const first = await follow(november, october, day('2026-11-06'));
  expect(first).toEqual({ previousCheckId: october.id, new: 1, persisting: 2, resolved: 1, oldestDays: 35 });
  expect(await follow(november, october, day('2026-11-06'))).toEqual(first);
  expect(objects.get(agesKey(november))).toBe('2026-10-02\n2026-11-06\n2026-10-02\n');
  const december = found('2026-12-04', ['V3']);
  expect(await follow(december, november, day('2026-12-04'))).toMatchObject({
    persisting: 1,
    resolved: 2,
    oldestDays: 28,
  });
});

it('counts from the previous check where its ages are not on record', async () => {
  const october = found('2026-10-02', ['V1']);
  const november = found('2026-11-06', ['V1']);
  expect(await follow(november, october, day('2026-11-06'))).toMatchObject({ persisting: 1, oldestDays: 35 });
});

it('publishes each difference with the day on which it was first found', async () => {
  const october = found('2026-10-02', ['V2']);
  await follow(october, undefined, day('2026-10-02'));
  const november = found('2026-11-06', ['V2', 'V3']);
  await follow(november, october, day('2026-11-06'));
  const publisher = s3DifferencePublisher(new S3Client({ region: 'us-west-2' }), { rolls: 'rolls', inbox: 'inbox' });
  await publisher.publish(november);
  const published = (objects.get(`differences/03/${november.id}.ndjson`) ?? '').trimEnd().split('\n');
  expect(published.map((line) => JSON.parse(line))).toEqual([
    { ...differs('V2'), since: '2026-10-02' },
    { ...differs('V3'), since: '2026-11-06' },
  ]);
});
