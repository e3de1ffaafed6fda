import { describe, expect, it } from 'vitest';
import { MOVES, STAGE_OF, STAGES } from '../../../lib/ballot-tracking/domain/moves.ts';
import { DERIVED_TRIGGERS, STATUS_TABLE } from '../../../lib/ballot-tracking/domain/status-table.ts';
import { BALLOT_STATUS_CODES } from '../../../lib/shared/codes.ts';

/** The guidance's table, p. 2, copied by hand: code, message, source. */
const GUIDANCE = [
  ['ISSUED', 'Outbound', 'VoteCal or IMb'],
  ['Inbound', 'Inbound', 'IMb'],
  ['INR', 'Received', 'VoteCal'],
  ['ACCEPTED', 'Accepted', 'VoteCal'],
  ['VAV', 'NotAccepted', 'VoteCal'],
  ['NVS', 'ContactCounty', 'VoteCal'],
  ['NMS', 'ContactCounty', 'VoteCal'],
  ['BME', 'NotAccepted', 'VoteCal'],
  ['VDD', 'NotAccepted', 'VoteCal'],
  ['MIA', 'NotAccepted', 'VoteCal'],
  ['MRE', 'NotAccepted', 'VoteCal'],
  ['NOT', 'NotAccepted', 'VoteCal'],
  ['INF', 'ContactCounty', 'VoteCal'],
  ['OTH', 'NotAccepted', 'VoteCal'],
  ['UND', 'Undeliverable', 'VoteCal'],
  ['NID', 'ContactCounty', 'VoteCal'],
  ['CLD', 'NotAccepted', 'VoteCal'],
  ['Reissued', 'Reissued', 'VoteCal'],
  ['POLL', 'InPerson', 'VoteCal'],
  ['VCR', 'InPerson', 'VoteCal'],
] as const;

describe('the status table', () => {
  it('is the guidance’s: 20 rows, each with its message and source', () => {
    const rows = Object.entries(STATUS_TABLE).map(([code, { messageType, source }]) => [code, messageType, source]);
    expect(rows).toEqual(GUIDANCE);
    expect(GUIDANCE).toHaveLength(BALLOT_STATUS_CODES.length + DERIVED_TRIGGERS.length);
  });
});

describe('the moves of a ballot', () => {
  it('cover every stage after every stage, and every code has a stage', () => {
    for (const from of STAGES) expect(Object.keys(MOVES[from]).sort()).toEqual([...STAGES].sort());
    expect(Object.keys(STAGE_OF).sort()).toEqual([...BALLOT_STATUS_CODES].sort());
  });

  it('let every challenged or rejected ballot still be accepted, and every accepted one be challenged or rejected', () => {
    expect([MOVES.challenged.accepted, MOVES.rejected.accepted]).toEqual(['forward', 'forward']);
    expect([MOVES.accepted.challenged, MOVES.accepted.rejected]).toEqual(['forward', 'forward']);
  });

  it('let a ballot that came back be mailed again, and no ballot that was returned', () => {
    const again = STAGES.filter((stage) => MOVES[stage].issued === 'forward');
    expect(again).toEqual(['undeliverable']);
  });
});
