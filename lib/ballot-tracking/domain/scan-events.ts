import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { Calendar } from './calendar.ts';
import { expectedDelivery, ledgerBallotOf } from './envelope.ts';
import { countingScans } from './envelope-return.ts';
import { usedEnvelopes } from './postal.ts';
import type { RecordJudgement } from './record-judgement.ts';
import { reportMessages } from './report-messages.ts';
import type { ScanEvent } from './timeline.ts';
import type { VoterCase } from './voter-case.ts';
import { HELD_FOR } from './why-none.ts';

const TELLS = { outbound: 'Outbound', inbound: 'Inbound' } as const;

/** The scans of an envelope and the messages of the ledger that tell of them. */
type Scanned = { readonly event: ScanEvent; readonly rows: readonly LedgerRow[] };

/**
 * What the Postal Service saw of the voter's envelopes, where their county uses barcodes on them: one event for each, at its
 * first scan. Scans that only rules infer, and those of another election's time, are none.
 */
export const scanEvents = (
  voterCase: VoterCase,
  judgements: readonly RecordJudgement[],
  calendar: Calendar,
  now: Temporal.Instant,
): readonly Scanned[] =>
  usedEnvelopes(voterCase).flatMap((envelope): readonly Scanned[] => {
    const { direction, barcode, county, version } = envelope;
    const scans = countingScans(envelope, calendar, now);
    const [first] = scans;
    const last = scans.at(-1);
    if (!first || !last) return [];
    const judgement = judgements.find(
      ({ subject }) => subject.kind === 'envelope' && subject.barcode === barcode && subject.direction === direction,
    );
    const outcome = judgement?.outcomes.get(version) ?? { kind: 'silent', reason: 'nothing-to-tell' };
    const rows = voterCase.messages.filter(
      (row) => row.ballotId === ledgerBallotOf(envelope) && row.type === TELLS[direction],
    );
    const held = outcome.kind === 'held' && HELD_FOR[outcome.reason] === 'truth' ? outcome.reason : undefined;
    const expectedOn = direction === 'outbound' ? expectedDelivery(envelope, now) : undefined;
    const event: ScanEvent = {
      kind: 'scanned',
      at: first.at,
      direction,
      county,
      barcode,
      first,
      last,
      scans: scans.length,
      ...(expectedOn ? { expectedOn } : {}),
      ...(held ? { held } : {}),
      ...reportMessages({ rows, outcome, day: pacificDate(first.at), isTakenBack: false }, voterCase, now),
    };
    return [{ event, rows }];
  });
