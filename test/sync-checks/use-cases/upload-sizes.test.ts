import { describe, expect, it } from 'vitest';
import { API_CONTRACT } from '../../../lib/county-api/api/contract.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { MOST_STORED_BYTES } from '../../../lib/sync-checks/domain/extract.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import type { UploadSizes } from '../../../lib/sync-checks/ports/rolls.ts';
import { confirmExtract } from '../../../lib/sync-checks/use-cases/confirm-extract.ts';
import { offerUpload } from '../../../lib/sync-checks/use-cases/offer-upload.ts';
import { memoryChecks, memoryTokens, settableClock, silentLog } from '../memory-stores.ts';

const NOW = '2026-12-08T18:00:00Z';
const FILE = { sha256: 'a'.repeat(64), rows: 3 };
const BESIDE = { precincts: { sha256: 'b'.repeat(64), rows: 1 } };

/** A check that waits for its extract, with files of these sizes where they were put. */
const waiting = async (bytes: number, precinctsBytes = 1) => {
  const { clock } = settableClock(NOW);
  const { store: checks, add } = memoryChecks();
  const check = { ...countyCheck('03', Temporal.Instant.from(NOW)), status: 'awaiting-extract' as const };
  add(check);
  await checks.keepWait(check.id, { uploadKey: 'k', taskToken: 't' });
  const { tokens, told } = memoryTokens();
  const rolls = {
    findUpload: async () => ({ versionId: null, bytes }),
    findPrecincts: async () => ({ key: 'k.precincts.csv', versionId: null, bytes: precinctsBytes }),
  };
  const confirm = (file: typeof FILE & Partial<typeof BESIDE>) =>
    confirmExtract({ clock, checks, rolls, tokens }, check, file, silentLog);
  return { clock, checks, check, confirm, told };
};

describe('the size of an upload', () => {
  it('is a condition of its place where the county states it', async () => {
    const { clock, checks, check } = await waiting(1);
    const asked: (UploadSizes | undefined)[] = [];
    const rolls = {
      createUpload: async (_county: string, _check: string, sizes?: UploadSizes) => {
        asked.push(sizes);
        return { key: 'k', url: 'https://u.example.org/', precinctsUrl: 'https://u.example.org/p' };
      },
    };
    await offerUpload({ clock, checks, rolls }, check, { bytes: 7 }, silentLog);
    expect(asked).toEqual([{ bytes: 7 }]);
  });

  it.each([
    [MOST_STORED_BYTES.extract, 1, undefined],
    [MOST_STORED_BYTES.extract + 1, 1, 'extract-too-large'],
    [1, MOST_STORED_BYTES.precincts, undefined],
    [1, MOST_STORED_BYTES.precincts + 1, 'precincts-too-large'],
  ])('of %d and %d bytes: no larger file is handed to the comparison (%s)', async (bytes, precinctsBytes, code) => {
    const { confirm, told, checks, check } = await waiting(bytes, precinctsBytes);
    const confirmed = await confirm({ ...FILE, ...BESIDE });
    expect(confirmed.ok ? undefined : confirmed.error.code).toBe(code);
    expect(told).toEqual(code === undefined ? ['arrived t'] : []);
    expect((await checks.read(check.id))?.status).toBe(code === undefined ? 'comparing' : 'awaiting-extract');
  });

  it('cannot be stated as more than is read', () => {
    const body = API_CONTRACT.find(({ lambda }) => lambda === 'create-extract-upload')?.body;
    for (const [sizes, taken] of [
      [{}, true],
      [{ bytes: 1, precinctsBytes: 1 }, true],
      [{ bytes: MOST_STORED_BYTES.extract + 1 }, false],
      [{ precinctsBytes: MOST_STORED_BYTES.precincts + 1 }, false],
      [{ bytes: 0 }, false],
      [{ bytes: 1.5 }, false],
      [{ size: 1 }, false],
    ] as const) {
      expect(body?.safeParse(sizes).success, JSON.stringify(sizes)).toBe(taken);
    }
  });
});
