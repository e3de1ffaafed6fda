import { describe, expect, it } from 'vitest';
import type { CountySystem } from '../../../lib/local/ems/county-system.ts';
import { createEmsSimulator } from '../../../lib/local/ems/ems-simulator.ts';
import { seedCounty } from '../../../lib/local/seed/seed.ts';
import type { Difference } from '../../../lib/sync-checks/domain/difference.ts';

const CHECK = '03-2026-10-02-regular';
const difference = (voterId: string): Difference => ({
  voterId,
  class: 'in-ems-not-votecal',
  category: 'registration',
  field: null,
  ems: null,
  votecal: null,
  priority: 1,
});

const PLACES = { uploadUrl: 'http://127.0.0.1:1/upload', precinctsUploadUrl: 'http://127.0.0.1:1/precincts' };

const rig = (answer: (call: string) => unknown) => {
  const calls: string[] = [];
  const uploads: { url: string; bytes: Uint8Array }[] = [];
  const reports: string[] = [];
  const system: CountySystem = {
    call: async (method, path, body) => {
      const call = `${method} ${path}`;
      calls.push(body === undefined ? call : `${call} ${JSON.stringify(body)}`);
      return answer(call);
    },
    put: async (url, bytes) => {
      uploads.push({ url, bytes });
    },
  };
  const ems = createEmsSimulator({ systemOf: () => system, scale: 2_000, report: (text) => reports.push(text) });
  const take = (type: 'extract-requested' | 'differences-ready', id = type as string) =>
    ems.take({ id, type, county: '03', checkId: CHECK });
  const idle = () => expect.poll(() => ems.busy()).toEqual([]);
  return { ems, take, idle, calls, uploads, reports };
};

describe('the simulated EMS of a county', () => {
  it('uploads the seeded extract and precincts and confirms them with their hashes and numbers of rows', async () => {
    const { take, idle, calls, uploads } = rig(() => PLACES);
    take('extract-requested');
    await idle();
    const { emsExtract, emsPrecincts } = seedCounty('03', 2_000);
    const [extract, precincts] = [emsExtract(), emsPrecincts()];
    expect(uploads).toEqual([
      { url: PLACES.uploadUrl, bytes: extract.bytes },
      { url: PLACES.precinctsUploadUrl, bytes: precincts.bytes },
    ]);
    const announced = {
      sha256: extract.sha256,
      rows: extract.rows,
      precincts: { sha256: precincts.sha256, rows: precincts.rows },
    };
    expect(calls.at(-1)).toBe(`POST /v1/sync-checks/${CHECK}/extract/complete ${JSON.stringify(announced)}`);
  });

  it('fetches the differences page by page, keeps them and acknowledges', async () => {
    const pages = [
      { differences: [difference('V1'), difference('V2')], cursor: 'next' },
      { differences: [difference('V3')], cursor: null },
    ];
    const { ems, take, idle, calls } = rig((call) => (call.startsWith('GET') ? pages.shift() : {}));
    take('differences-ready');
    await idle();
    expect(ems.fetched(CHECK)?.map(({ voterId }) => voterId)).toEqual(['V1', 'V2', 'V3']);
    expect(calls[1]).toBe(`GET /v1/sync-checks/${CHECK}/differences?cursor=next`);
    expect(calls.at(-1)).toContain('acknowledgement');
  });

  it('does nothing twice for an event that is delivered twice', async () => {
    const { take, idle, uploads } = rig(() => PLACES);
    take('extract-requested');
    take('extract-requested');
    await idle();
    expect(uploads.map(({ url }) => url)).toEqual([PLACES.uploadUrl, PLACES.precinctsUploadUrl]);
  });

  it.each(['silent', 'manual'] as const)('is left alone in mode %s', async (mode) => {
    const { ems, take, idle, calls } = rig(() => ({}));
    ems.setMode('03', mode);
    take('extract-requested');
    await idle();
    expect(calls).toEqual([]);
  });

  it('takes up what it was told while it was left alone, once, when it is simulated again', async () => {
    const { ems, take, idle, uploads } = rig(() => PLACES);
    ems.setMode('03', 'manual');
    take('extract-requested');
    ems.setMode('04', 'simulated');
    expect(uploads).toHaveLength(0);
    ems.setMode('03', 'simulated');
    ems.setMode('03', 'simulated');
    await idle();
    expect(uploads.map(({ url }) => url)).toEqual([PLACES.uploadUrl, PLACES.precinctsUploadUrl]);
  });

  it('reports what failed and goes on', async () => {
    let broken = true;
    const { ems, take, idle, reports } = rig(() => {
      if (broken) throw new Error('the API answered 500');
      return PLACES;
    });
    take('extract-requested');
    await idle();
    expect(reports.join()).toContain('the API answered 500');
    expect(ems.gaveUp(CHECK)).toBe(true);
    broken = false;
    take('extract-requested', 'reminder');
    await idle();
    expect(ems.gaveUp(CHECK)).toBe(false);
  });
});
