import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../lib/ballot-tracking/domain/build-timeline.ts';
import type { TimelineEvent } from '../../../lib/ballot-tracking/domain/timeline.ts';
import { voterTimeline } from '../../../lib/ballot-tracking/domain/voter-timeline.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';
import { Scenario } from './scenario.ts';

const ISSUED = { status: 'ISSUED', statusAt: '2026-10-06T08:00:00-07:00', sentDate: '2026-10-06' };
const LATER = '2026-10-12T12:00:00-07:00';

const scanned = (imb: 'both' | 'outbound' | 'none' = 'both'): Scenario => {
  const scenario = new Scenario();
  scenario.election = election({ imb });
  return scenario;
};
const timelineAt = (scenario: Scenario, now = LATER) => {
  const { election: held, voter, subscription, ballots, histories, envelopes } = scenario;
  const messages = [...scenario.ledger.values()];
  const facts = { voter, subscription, ballots, histories, envelopes, messages, participations: new Map() };
  return timelineOf({ election: held, ...facts }, Temporal.Instant.from(now));
};
const line = (event: TimelineEvent): string => {
  const told = event.messages.map(({ kind, type }) => `${type} ${kind}`).join(', ');
  if (event.kind === 'message') return `message ${event.type}`;
  if (event.kind === 'reported') return `${event.code} [${told}]`;
  const { direction, scans, held, none } = event;
  return `${direction} ${scans}${held ? ` ${held}` : ''} [${told}]${none ? ` ${none.why}` : ''}`;
};
const lines = (scenario: Scenario, now?: string): readonly string[] => timelineAt(scenario, now).events.map(line);
const voterKinds = (scenario: Scenario): readonly string[] =>
  voterTimeline(timelineAt(scenario)).events.map((event) => (event.kind === 'scanned' ? event.direction : event.kind));

describe('scans of the Postal Service in the timeline', () => {
  it('stand at their first, with the message that told them, which stands nowhere else', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
    scenario.scan('outbound', '2026-10-06T11:00:00-07:00', { place: 'SACRAMENTO, CA' });
    scenario.decide('2026-10-06T11:05:00-07:00');
    scenario.deliver('2026-10-06T11:06:00-07:00');
    scenario.tell('2026-10-07T09:00:00-07:00', ISSUED);
    scenario.scan('inbound', '2026-10-10T09:00:00-07:00');
    scenario.decide('2026-10-10T09:05:00-07:00');
    scenario.deliver('2026-10-10T09:06:00-07:00');
    expect(lines(scenario)).toEqual(['ISSUED []', 'outbound 2 [Outbound sent]', 'inbound 1 [Inbound sent]']);
    expect(voterKinds(scenario)).toContain('outbound');
    expect(voterKinds(scenario)).toContain('inbound');
    const [, out] = timelineAt(scenario).events;
    expect(out).toMatchObject({ last: { place: 'SACRAMENTO, CA' }, barcode: '00700901234000000001' });
    expect(JSON.stringify(voterTimeline(timelineAt(scenario)))).not.toContain('00700901234000000001');
  });

  it('tell nothing new where the county was first, and the voter is not told of that', () => {
    const scenario = scanned();
    scenario.tell('2026-10-06T09:00:00-07:00', ISSUED);
    scenario.scan('outbound', '2026-10-06T23:00:00-07:00');
    scenario.decide('2026-10-07T09:00:00-07:00');
    expect(lines(scenario)).toContain('outbound 1 [] nothing-new');
    const shown = voterTimeline(timelineAt(scenario)).events.find(({ kind }) => kind === 'scanned');
    expect(shown).toMatchObject({ direction: 'outbound', messages: [] });
    expect(shown).not.toHaveProperty('none');
  });

  it('say on which day the Postal Service expects to deliver, until that day', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00', { expectedOn: Temporal.PlainDate.from('2026-10-09') });
    const expectedAt = (now: string) => {
      const [event] = voterTimeline(timelineAt(scenario, now)).events;
      return event?.kind === 'scanned' ? event.expectedOn?.toString() : 'none';
    };
    expect([expectedAt('2026-10-06T10:00:00-07:00'), expectedAt('2026-10-09T10:00:00-07:00')]).toEqual([
      '2026-10-09',
      undefined,
    ]);
  });

  it('wait, seen by staff alone, while nobody mailed the ballot that seems to come back', () => {
    const scenario = scanned();
    scenario.scan('inbound', '2026-10-10T09:00:00-07:00');
    expect(lines(scenario)).toEqual([expect.stringMatching(/^inbound 1 not-issued \[\]/)]);
    expect(voterKinds(scenario)).toEqual([]);
  });

  it.each([
    ['of a county that uses no barcodes that way', 'outbound', '2026-10-10T09:00:00-07:00', {}],
    ['that only rules infer', 'both', '2026-10-10T09:00:00-07:00', { isInferred: true as const }],
    ['of another election’s time', 'both', '2026-03-10T09:00:00-07:00', {}],
    ['that are still to come', 'both', '2026-10-30T09:00:00-07:00', {}],
  ] as const)('are none %s', (_name, imb, at, scan) => {
    const scenario = scanned(imb);
    scenario.scan('inbound', at, scan);
    expect(lines(scenario)).toEqual([]);
  });
});
