import { beforeEach, describe, expect, it } from 'vitest';
import { postChanges } from '../../../lambdas/voters/post-register-changes/handler.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { type RegisterMemory, registerMemory } from '../register-memory.ts';
import { SILENT } from '../run-load.ts';

const AT = '2026-11-03T09:00:00-08:00';
const registered = {
  change: 'registered',
  voterId: 'V1',
  county: '03',
  at: AT,
  row: { lastName: 'NOBODY', firstName: 'NORA', dateOfBirth: '1971-03-09', residenceZip: '95642' },
};

let memory: RegisterMemory;
beforeEach(() => {
  memory = registerMemory();
});
const post = (...lines: readonly unknown[]) =>
  postChanges(memory)(
    {
      body: undefined,
      query: undefined,
      path: undefined,
      caller: { kind: 'client', id: 'votecal', role: 'sos-system', county: null },
      rawBody: lines.map((line) => JSON.stringify(line)).join('\n'),
      headers: { 'content-type': 'application/x-ndjson' },
    },
    { log: SILENT },
  );

describe('POST /v1/register-changes', () => {
  it('registers, moves, cancels and hides on the same day, a line each, in the order of the lines', async () => {
    const about = { voterId: 'V1', at: '2026-11-03T10:00:00-08:00' };
    const answer = await post(
      registered,
      { ...about, change: 'moved', county: '07', row: { residenceAddress: '9 Ash', residenceZip: '94520' } },
      { ...about, change: 'cancelled', at: '2026-11-03T11:00:00-08:00', reason: 'requested-by-voter' },
    );
    expect(answer.body).toEqual({ accepted: 3, unchanged: 0, outdated: 0, rejected: [], ended: 0 });
    expect(memory.state.records.get('V1')).toMatchObject({
      county: '07',
      status: 'C',
      row: { lastName: 'NOBODY', residenceAddress: '9 Ash', residenceZip: '94520' },
    });
    await post({ ...about, change: 'confidentiality', at: '2026-11-03T12:00:00-08:00', confidential: true });
    expect(memory.state.records.get('V1')).toMatchObject({ confidential: true, row: null });
  });

  it('says of each bad line what is wrong with it, quotes nothing of it, and takes the others', async () => {
    const answer = await post(
      { ...registered, row: { ...registered.row, residenceZip: 'Jackson' } },
      { ...registered, phone: '+19165550117' },
      { change: 'deceased', voterId: 'V1', at: AT },
      registered,
    );
    expect(answer.body).toMatchObject({ accepted: 1 });
    const { rejected } = answer.body as { rejected: { index: number; code: string; field: string }[] };
    expect(rejected.map(({ index, field, code }) => [index, field, code])).toEqual([
      [0, 'row', 'invalid-value'],
      [1, 'record', 'unknown-field'],
      [2, 'change', 'invalid-value'],
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/Jackson|NOBODY|5550117/);
  });

  it('hands the trail counts alone, and needs no county: the credential is the state’s', async () => {
    const { audit } = await post(registered);
    expect(audit).toEqual({ after: { rows: 1, accepted: 1, unchanged: 0, rejected: 0 } });
  });

  it('refuses a time that has not come', async () => {
    memory.setClock(Temporal.Instant.from('2026-11-03T00:00:00Z'));
    expect((await post(registered)).body).toMatchObject({ accepted: 0, rejected: [{ code: 'in-the-future' }] });
  });
});
