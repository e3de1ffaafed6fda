import { describe, expect, it } from 'vitest';
import { DERIVED_TRIGGERS, STATUS_TABLE } from '../../../lib/ballot-tracking/domain/status-table.ts';
import { STAGE_OF, STAGES, TRANSITIONS } from '../../../lib/ballot-tracking/domain/transitions.ts';
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
    for (const from of STAGES) expect(Object.keys(TRANSITIONS[from]).sort()).toEqual([...STAGES].sort());
    expect(Object.keys(STAGE_OF).sort()).toEqual([...BALLOT_STATUS_CODES].sort());
  });

  it('let every challenged or rejected ballot still be accepted, and every accepted one be challenged or rejected', () => {
    expect([TRANSITIONS.challenged.accepted, TRANSITIONS.rejected.accepted]).toEqual(['forward', 'forward']);
    expect([TRANSITIONS.accepted.challenged, TRANSITIONS.accepted.rejected]).toEqual(['forward', 'forward']);
  });

  it('let a ballot that came back, was rejected or cancelled be mailed again, and none that the county holds', () => {
    const again = STAGES.filter((stage) => TRANSITIONS[stage].issued === 'forward');
    expect(again).toEqual(['undeliverable', 'rejected']);
  });
});
