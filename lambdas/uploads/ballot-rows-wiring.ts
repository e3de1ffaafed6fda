import { BallotRow } from '../../lib/ballot-tracking/api.ts';
import { isHeld } from '../../lib/ballot-tracking/domain/plan/judge-plan.ts';
import type { StatusRecord } from '../../lib/ballot-tracking/domain/record-status.ts';
import { type AudiencePorts, findAudience } from '../../lib/ballot-tracking/use-cases/find-audience.ts';
import { newcomersOf, type PlanPorts, planUpload as plan } from '../../lib/ballot-tracking/use-cases/plan-upload.ts';
import { lookAtBallots, recordRows } from '../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { parseJson } from '../../lib/runtime/api/json.ts';
import { checkRow } from '../../lib/runtime/api/read-rows.ts';
import type { CountRows, JudgeFile, RecordRows } from '../../lib/uploads/ports.ts';

/** Rows of ballot statuses are checked by the contract of the call of batches. */
const checks = {
  check: (record: unknown, index: number) => checkRow(BallotRow, record, index),
  parse: (text: string) => parseJson(text),
};

/** They are recorded as it records them. */
export const ballotRows = (ports: Parameters<typeof recordRows>[0]): RecordRows<StatusRecord> => ({
  ...checks,
  record: async (election, by, rows, now) => (await recordRows(ports, election, { ...by, now }, rows)).results,
});

/** And they are looked at as it looks at them. */
export const countedBallots = (
  ports: Parameters<typeof lookAtBallots>[0] & AudiencePorts,
): CountRows<StatusRecord> => ({
  ...checks,
  count: async (election, by, rows, now) => {
    const looked = await lookAtBallots(ports, election, { ...by, now }, rows);
    return { counts: looked.counts, newcomers: newcomersOf(looked).map(({ index }) => index) };
  },
  reach: async (election, by, rows, now) =>
    findAudience(ports, await lookAtBallots(ports, election, { ...by, now }, rows)),
});

/** A file of them is judged as a whole as a batch is. */
export const judgedBallots = (ports: PlanPorts): JudgeFile<StatusRecord> => ({
  ...checks,
  judge: async (election, { county }, counts, checked, now) => {
    const newcomers = checked.flatMap((row) => (row.ok ? [row.value] : []));
    const findings = await plan(ports, { election, county, now, counts, newcomers });
    return { findings, isHeld: isHeld(counts, findings) };
  },
});
