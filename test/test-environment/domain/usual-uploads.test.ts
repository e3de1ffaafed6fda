import { expect, it } from 'vitest';
import { BallotRow } from '../../../lib/ballot-tracking/api.ts';
import { receiveBallots } from '../../../lib/ballot-tracking/use-cases/receive-ballots.ts';
import { readRows } from '../../../lib/runtime/api/read-rows.ts';
import { castOf } from '../../../lib/test-environment/domain/cast.ts';
import { filesOf } from '../../../lib/test-environment/domain/script.ts';
import { UPLOAD_DAYS } from '../../../lib/test-environment/domain/stories.ts';
import { uploadMoment } from '../../../lib/test-environment/domain/story.ts';
import { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { election } from '../../elections/domain/elections.ts';
import { mockPlan } from '../perfect-stage.ts';

const GENERAL = election({ imb: 'both' });

/**
 * A mock election shows what becomes of rows: an upload that is held as a whole, because something about it is unusual, would show
 * nothing. So the scenario must look like an election to the rules that hold.
 */
it.each([
  ['its stories alone', 1],
  ['a thousand ballots more', 1_060],
])('no upload of a county with %s is held as unusual', async (_, ballots) => {
  const plan = mockPlan({ electionId: GENERAL.id, electionDay: GENERAL.date, counties: ['03'], ballots });
  const cast = castOf(plan, '03');
  const memory = new MemoryTracking();
  memory.electionsById.set(GENERAL.id, GENERAL);
  for (const { voterId } of cast)
    memory.voterById.set(voterId, { voterId, county: '03', status: 'A', confidential: false });
  const found: string[] = [];
  let recorded = 0;
  for (const day of UPLOAD_DAYS) {
    memory.now = uploadMoment(GENERAL.date, day);
    for (const { by, kind, rows } of filesOf(plan, cast, day)) {
      if (kind !== 'ballots' || by !== '03') continue;
      const read = readRows(
        { rawBody: JSON.stringify({ records: rows.map(({ body }) => body) }), headers: {} },
        BallotRow,
      );
      if (!read.ok) throw new Error('The upload cannot be read.');
      const upload = { electionId: GENERAL.id, county: by, clientId: 'client' };
      const answer = await receiveBallots(memory, GENERAL, upload, read.value, true);
      found.push(...(answer.plan?.findings ?? []).map(({ rule, sentence }) => `E${day}: ${rule}: ${sentence}`));
      recorded += answer.upload.counts.accepted;
    }
  }
  expect(found).toEqual([]);
  expect(recorded).toBeGreaterThan(ballots / 2);
});
