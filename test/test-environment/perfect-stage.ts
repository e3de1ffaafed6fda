import { CHANNELS } from '../../lib/shared/codes.ts';
import type { CountyCode } from '../../lib/shared/counties.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { castOf, type MockPlan } from '../../lib/test-environment/domain/cast.ts';
import { expectedMessages } from '../../lib/test-environment/domain/expected-messages.ts';
import type { UploadAnswer } from '../../lib/test-environment/domain/judge-answer.ts';
import type { MockRun, PlayedDay } from '../../lib/test-environment/domain/mock-run.ts';
import type { CountyResult } from '../../lib/test-environment/domain/report.ts';
import type { ObservedMessage } from '../../lib/test-environment/domain/score.ts';
import type { ScriptFile } from '../../lib/test-environment/domain/script.ts';
import type { ListedUpload, MockApi, MockRuns } from '../../lib/test-environment/ports.ts';

/** The plan of a mock election in two counties. */
export const mockPlan = (wish: Partial<MockPlan> = {}): MockPlan => ({
  electionId: '2027-01-05-statewide',
  electionDay: Temporal.PlainDate.from('2027-01-05'),
  counties: ['03', '19'],
  ballots: 1,
  channels: CHANNELS,
  ...wish,
});

/** What a provider takes when everything goes as the stories say, half a minute after it can. */
export const perfectMessages = (of: MockPlan, county: CountyCode): readonly ObservedMessage[] =>
  castOf(of, county).flatMap((player) =>
    expectedMessages(player, of.electionDay).map(({ type, ballotId, channel, language, notBefore }) => ({
      voterId: player.voterId,
      ballotId,
      type,
      channel,
      language,
      at: notBefore.add({ seconds: 30 }),
    })),
  );

/** What the API answers when it does with every row what the script says. */
export const rightAnswer = ({ rows }: ScriptFile, uploadId = 'u'): UploadAnswer => {
  const named = (begins: string) =>
    rows.flatMap(({ becomes }, index) =>
      becomes.startsWith(begins) ? [{ index, code: becomes.slice(begins.length) }] : [],
    );
  const unchanged = rows.filter(({ becomes }) => becomes === 'unchanged').length;
  const [heldRows, rejected] = [named('held: '), named('rejected: ')];
  const accepted = rows.length - unchanged - heldRows.length - rejected.length;
  return { uploadId, accepted, unchanged, held: heldRows.length, heldRows, rejected };
};

/** An API that does what the script says, and keeps who posted what. `own`: what counties posted beside it. */
export const perfectApi = (own: Readonly<Record<string, readonly ListedUpload[]>> = {}) => {
  const posted: { readonly uploadId: string; readonly by: CountyCode; readonly file: ScriptFile }[] = [];
  const created: string[] = [];
  const answers: string[] = [];
  const api: MockApi = {
    createElection: async (_name, date) => {
      created.push(date.toString());
      return `${date.toString()}-statewide`;
    },
    participate: async (_electionId, county, participates) => {
      answers.push(`${county} ${participates ? 'in' : 'out'}`);
    },
    post: async (_electionId, file) => {
      const uploadId = `u${posted.length}`;
      posted.push({ uploadId, by: file.by, file });
      return rightAnswer(file, uploadId);
    },
    uploadsOf: async (county) => [
      ...posted
        .filter(({ by }) => by === county)
        .map(({ uploadId, file }) => ({ uploadId, rows: file.rows.length, held: 0, rejected: 0 })),
      ...(own[county] ?? []),
    ],
  };
  return { api, posted, created, answers };
};

/** The mock elections in memory, with the conditions of the table. */
export const memoryMockRuns = (): MockRuns => {
  const runs = new Map<string, MockRun>();
  const days = new Map<string, { readonly county: CountyCode; readonly played: PlayedDay }>();
  const results = new Map<string, CountyResult>();
  const change = (id: string, changes: Partial<MockRun>): void => {
    const run = runs.get(id);
    if (!run) throw new Error('There is no such run.');
    runs.set(id, { ...run, ...changes });
  };
  return {
    list: async () => [...runs.values()].toSorted((one, other) => other.begunMs - one.begunMs),
    find: async (id) => runs.get(id),
    begin: async (run) => {
      if (runs.has(run.id)) return 'exists';
      runs.set(run.id, run);
      return 'begun';
    },
    tell: async (id, progress) => change(id, { progress }),
    end: async (id, endedAt, seconds) => change(id, { endedAt, seconds }),
    saveDay: async (id, county, day, played) => {
      days.set(`${id} ${county} ${day}`, { county, played });
    },
    findDay: async (id, county, day) => days.get(`${id} ${county} ${day}`)?.played,
    days: async (id) => {
      const own = [...days].filter(([key]) => key.startsWith(`${id} `)).map(([, day]) => day);
      return new Map(
        [...Map.groupBy(own, ({ county }) => county)].map(([county, found]) => [
          county,
          found.map(({ played }) => played),
        ]),
      );
    },
    saveResult: async (id, result) => {
      results.set(`${id} ${result.county}`, result);
    },
    results: async (id) => [...results].filter(([key]) => key.startsWith(`${id} `)).map(([, result]) => result),
  };
};
