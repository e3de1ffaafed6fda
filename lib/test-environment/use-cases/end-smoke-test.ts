import type { LedgerState } from '../../messaging/domain/ledger-state.ts';
import type { MessageRows } from '../../messaging/ports/ledger.ts';
import type { Clock } from '../../shared/clock.ts';
import { cellOf, hasPassed, type SmokeCell, type SmokeReason, type SmokeRow } from '../domain/smoke.ts';
import { smokeBallotId, smokeVoterId } from '../domain/smoke-voter.ts';
import type { SmokeRuns } from '../ports.ts';

export type EndSmokePorts = {
  readonly clock: Clock;
  readonly runs: Pick<SmokeRuns, 'find' | 'rows' | 'saveRow' | 'end'>;
  readonly messages: Pick<MessageRows, 'ofVoter'>;
  /** Waits so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** What a message's state says of whether it reached its provider. */
const REASON_OF: Readonly<Record<LedgerState, SmokeReason | undefined>> = {
  accepted: undefined,
  delivered: undefined,
  held: 'message-not-sent',
  due: 'message-not-sent',
  sending: 'message-not-sent',
  uncertain: 'message-not-sent',
  failed: 'message-failed',
  undelivered: 'message-failed',
  superseded: 'message-failed',
  suppressed: 'message-failed',
  expired: 'message-failed',
};

/** How often the messages are looked for that have not gone out yet, and how long it waits between. Milliseconds. */
const LOOKS = 12;
const PAUSE = 10_000;

type Waiting = Pick<EndSmokePorts, 'messages' | 'wait'> & { readonly electionId: string };

/** What became of a county's message so far. */
const messageNow = async ({ messages, electionId }: Waiting, row: SmokeRow): Promise<SmokeCell> => {
  const sent = await messages.ofVoter(electionId, smokeVoterId(row.county));
  const own = sent.find(({ ballotId }) => ballotId === smokeBallotId(row.run));
  return cellOf(own ? REASON_OF[own.state] : 'message-not-sent');
};

const isLate = (cell: SmokeCell): boolean => cell.state === 'failed' && cell.reason === 'message-not-sent';

/** The rows with what became of their messages: those that are on their way are waited for. */
const withMessages = async (waiting: Waiting, rows: readonly SmokeRow[]): Promise<readonly SmokeRow[]> => {
  let found = rows;
  for (let look = 1; look <= LOOKS; look += 1) {
    if (look > 1) await waiting.wait(PAUSE);
    found = await Promise.all(
      found.map(async (row) => {
        const { message } = row.cells;
        if (message.state !== 'waits' && !isLate(message)) return row;
        return { ...row, cells: { ...row.cells, message: await messageNow(waiting, row) } };
      }),
    );
    if (!found.some(({ cells }) => isLate(cells.message))) break;
  }
  return found;
};

/** How many counties a run had, and in how many of them everything works. */
export type SmokeSummary = { readonly counties: number; readonly passed: number; readonly failed: number };

/** Looks what became of the messages, and ends the run. A repeat changes nothing. Throws when a table cannot be reached. */
export const endSmokeTest = async (ports: EndSmokePorts, id: string): Promise<SmokeSummary> => {
  const { clock, runs, messages, wait } = ports;
  const run = await runs.find(id);
  if (!run) throw new Error('This run of the smoke test was not begun.');
  const before = await runs.rows(id);
  const rows = await withMessages({ messages, wait, electionId: run.electionId }, before);
  for (const [index, row] of rows.entries()) if (row !== before[index]) await runs.saveRow(row);
  if (run.endedAt === null) await runs.end(id, await clock());
  const passed = rows.filter(hasPassed).length;
  return { counties: run.counties.length, passed, failed: run.counties.length - passed };
};
