import { describe, expect, it } from 'vitest';
import { ApplyStatementsInput, applyStatementFile } from '../../../lambdas/voters/apply-statements/handler.ts';
import { CompareSnapshotsInput, compareSnapshots } from '../../../lambdas/voters/compare-snapshots/handler.ts';
import { FinishRegisterLoadInput, finishRegisterLoad } from '../../../lambdas/voters/finish-register-load/handler.ts';
import { ListStatementsInput, listFiles } from '../../../lambdas/voters/list-statements/handler.ts';
import { PlanRegisterLoadInput, planRegisterLoad } from '../../../lambdas/voters/plan-register-load/handler.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { registerMemory } from '../register-memory.ts';
import { runLoad, SILENT } from '../run-load.ts';

const TAKEN = Temporal.Instant.from('2026-11-04T06:00:00Z');
const context = { log: SILENT };

describe('the steps of load-register', () => {
  it('hand on what the machine reads, and nothing about a voter', async () => {
    const memory = registerMemory();
    memory.deliver('03', TAKEN, {
      rows: new Map([['V1', { residenceAddress: '1 Oak', status: 'A' }]]),
      confidential: new Set(),
    });
    const start = { counties: ['03', '07'], first: true };
    const plan = await planRegisterLoad(memory)(PlanRegisterLoadInput.parse({ start }), context);
    expect(plan).toEqual({ counties: ['03'], count: 1, left: [{ county: '07', because: 'NO_SNAPSHOT' }] });
    const compared = await compareSnapshots(memory)(CompareSnapshotsInput.parse({ county: '03' }), context);
    expect(compared).toEqual({ county: '03', files: 1 });
    const lists: string[][] = [];
    const runs = {
      write: async (run: string, kind: string, files: readonly string[]) => {
        lists.push([...files]);
        return `${run}/${kind}`;
      },
    };
    const input = ListStatementsInput.parse({ run: 'r1', counties: plan.counties });
    const listed = await listFiles({ registers: memory.registers, runs }, 'rolls')(input);
    expect(listed).toEqual({
      bucket: 'rolls',
      present: { key: 'r1/present', files: 1 },
      absent: { key: 'r1/absent', files: 0 },
    });
    const [file] = lists.flat();
    const applied = await applyStatementFile(memory)(ApplyStatementsInput.parse({ file }));
    expect(applied).toMatchObject({ written: 1 });
    const end = await finishRegisterLoad(memory)(FinishRegisterLoadInput.parse({ counties: plan.counties }), context);
    expect(end).toEqual({ loaded: 1, unloaded: [], written: 1, voters: { before: 0, after: 1 } });
  });

  it('name a county whose load is not at its end', async () => {
    const end = await finishRegisterLoad(registerMemory())({ counties: ['03'] }, context);
    expect(end).toMatchObject({ loaded: 0, unloaded: [{ county: '03', because: 'UNFINISHED' }] });
  });

  it('say of every county that is not loaded why', async () => {
    const memory = registerMemory();
    const voters = (address: string) => new Map([['V1', { residenceAddress: address, status: 'A' }]]);
    memory.deliver('03', TAKEN, { rows: voters('1 Oak'), confidential: new Set() });
    const plan = async (start: unknown) =>
      (await planRegisterLoad(memory)(PlanRegisterLoadInput.parse({ start }), context)).left;
    expect(await plan({ counties: ['03'] })).toEqual([{ county: '03', because: 'NEVER_LOADED' }]);
    await runLoad(memory, { counties: ['03'], first: true });
    expect(await plan({ counties: ['03'] })).toEqual([{ county: '03', because: 'NOTHING_NEWER' }]);
    const rows = new Map(Array.from({ length: 500 }, (_, index) => [`W${index}`, { residenceAddress: '1 Oak' }]));
    memory.deliver('03', TAKEN.add({ hours: 24 }), { rows, confidential: new Set() });
    memory.setClock(TAKEN.add({ hours: 25 }));
    expect(await plan({ counties: ['03'] })).toEqual([]);
    await compareSnapshots(memory)(CompareSnapshotsInput.parse({ county: '03' }), context);
    const end = await finishRegisterLoad(memory)({ counties: ['03'] }, context);
    expect(end.unloaded).toEqual([{ county: '03', because: 'TOO_MANY_NEW' }]);
    expect(await plan({ counties: ['03'] })).toEqual([{ county: '03', because: 'TOO_MANY_NEW' }]);
  });

  it('take no exception from a guard without a reason that says something', () => {
    const accept = [{ county: '03', sha256: 'a', reason: 'ok' }];
    expect(PlanRegisterLoadInput.safeParse({ start: { accept } }).success).toBe(false);
    expect(PlanRegisterLoadInput.safeParse({ start: {} }).success).toBe(true);
  });
});
