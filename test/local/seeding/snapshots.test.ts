import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { createSnapshots } from '../../../lib/local/seeding/snapshots.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { faultOfAge } from '../../../lib/sync-checks/domain/snapshot.ts';

/** Small: one seeded voter stands for so many. */
const SCALE = 100_000;
const NOW = Temporal.Instant.from('2026-11-27T22:00:00Z');

const exporting = (firstTakenAt: Temporal.Instant) => {
  const manifests = new Map<string, Temporal.Instant>();
  const send = async (command: unknown) => {
    if (!(command instanceof PutObjectCommand)) throw new Error('Snapshots are only put.');
    const { Key = '', Body } = command.input;
    if (!Key.endsWith('manifest.json')) return {};
    manifests.set(Key, Temporal.Instant.from((JSON.parse(String(Body)) as { takenAt: string }).takenAt));
    return {};
  };
  return { manifests, snapshots: createSnapshots({ send } as never, SCALE, firstTakenAt) };
};
const AMADOR = 'votecal/03/manifest.json';
const takenAt = (manifests: ReadonlyMap<string, Temporal.Instant>): Temporal.Instant =>
  manifests.get(AMADOR) ?? Temporal.Instant.from('1970-01-01T00:00:00Z');

describe('VoteCal’s exports', () => {
  it('carry the time that the stage had at first: the register is loaded from nothing on that day', async () => {
    const { manifests, snapshots } = exporting(NOW);
    await snapshots.ensure(['03']);
    expect(faultOfAge(takenAt(manifests), NOW)).toBeNull();
  });

  it.each(['2026-10-01T16:00:00Z', '2026-12-30T17:00:00Z'])(
    'are exported anew at the new time after the clock has jumped to %s',
    async (jumped) => {
      const { manifests, snapshots } = exporting(NOW);
      await snapshots.ensure(['03']);
      const after = Temporal.Instant.from(jumped);
      expect(faultOfAge(takenAt(manifests), after)).not.toBeNull();
      await snapshots.exportAt(after);
      expect(faultOfAge(takenAt(manifests), after)).toBeNull();
    },
  );
});
