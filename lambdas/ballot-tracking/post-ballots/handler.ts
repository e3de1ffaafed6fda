import { BallotRow, toHeldRowView, UPLOAD_REFUSAL_STATUS } from '../../../lib/ballot-tracking/api.ts';
import { toPlanView } from '../../../lib/ballot-tracking/domain/plan/plan-view.ts';
import { openElection } from '../../../lib/ballot-tracking/use-cases/open-election.ts';
import { type ReceivingPorts, receiveBallots } from '../../../lib/ballot-tracking/use-cases/receive-ballots.ts';
import type { UploadPorts } from '../../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import { readRows } from '../../../lib/runtime/api/read-rows.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { withinAnswer } from '../../../lib/shared/answer-budget.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import type { Log } from '../../../lib/shared/log.ts';

/** `isDryRun`: whether the call is only asked what it would do. `tellHeld`: tells a county that its upload is held; throws nothing. */
export type PostBallotsPorts = UploadPorts &
  ReceivingPorts & {
    readonly isDryRun: () => boolean;
    readonly tellHeld: (county: CountyCode, uploadId: string, log: Log) => Promise<void>;
  };

/**
 * Takes in a batch of ballot statuses: records it row by row and says what became of each, or holds it as a whole where something
 * about it is unusual.
 */
export const postBallots =
  (ports: PostBallotsPorts) =>
  async (request: ApiRequest<unknown, unknown, { readonly id: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const { caller } = request;
    if (caller.county === null) return problem(403, 'forbidden', 'Ballots are uploaded by their county.');
    const { county, id: clientId } = caller;
    const electionId = request.path.id;
    const election = await openElection(ports.elections, electionId, county);
    if (!election.ok) {
      const { code, detail } = election.error;
      return problem(UPLOAD_REFUSAL_STATUS[code], code, detail);
    }
    const rows = readRows(request, BallotRow);
    if (!rows.ok) return rows.error;
    const by = { electionId, county, clientId };
    const { kind, upload, plan } = await receiveBallots(ports, election.value, by, rows.value, ports.isDryRun());
    const { uploadId, counts, rejected, heldRows, flaggedRows } = upload;
    const heldNow = upload.heldNow.map(toHeldRowView);
    const { rows: records, accepted, unchanged, held } = counts;
    const seen = { county, electionId, uploadId, records };
    log.info('BALLOTS_RECORDED', { ...seen, accepted, held, rejected: counts.rejected });
    const unknown = heldRows.filter(({ code }) => code === 'unknown-code').length;
    if (unknown > 0) log.warn('BALLOT_STATUS_UNKNOWN', { county, electionId, uploadId, count: unknown });
    const isHeld = kind !== 'recorded';
    if (isHeld) log.warn('UPLOAD_HELD', { ...seen, reason: plan.findings.map(({ rule }) => rule).join(' ') });
    if (kind === 'held' && !ports.isDryRun()) await ports.tellHeld(county, uploadId, log);
    const lists = withinAnswer({ rejected, heldRows, flaggedRows, heldNow });
    const whole = { ...(isHeld ? { state: kind } : {}), ...(plan ? { plan: toPlanView(plan) } : {}) };
    const body = { accepted, unchanged, held, ...lists, uploadId, ...whole };
    const audit = { after: { uploadId, ...counts, ...(isHeld ? { state: kind } : {}) } };
    return { status: isHeld ? 202 : 200, body, audit };
  };
