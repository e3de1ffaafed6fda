import { describe, expect, it } from 'vitest';
import { changeElection } from '../../../lib/elections/domain/change.ts';
import type { Deadlines } from '../../../lib/elections/domain/deadlines.ts';
import type { Election } from '../../../lib/elections/domain/election.ts';
import { mailingDay, messageWindow, windowCloses, windowOpens } from '../../../lib/elections/domain/message-window.ts';
import {
  answerParticipation,
  asCertified,
  participates,
  refusedCertification,
  trackingStart,
} from '../../../lib/elections/domain/participation.ts';
import { requestElection } from '../../../lib/elections/domain/request.ts';
import { asAccepted } from '../../../lib/elections/domain/requested-election.ts';
import { Temporal, toPacificIso } from '../../../lib/shared/time.ts';
import { election, GENERAL } from './elections.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const waterBoard = { ...GENERAL, name: 'Water Board', kind: 'local' as const };
const amador = { role: 'county', county: '03' } as const;
const sos = { role: 'sos', county: undefined } as const;

describe('the deadlines that voters are told', () => {
  it('are the law’s for a regular statewide election', () => {
    const { deadlines } = election();
    expect(deadlines.receiptBy.toString()).toBe('2026-11-10');
    expect(toPacificIso(deadlines.cureBy)).toBe('2026-11-25T17:00:00-08:00');
    expect(deadlines.certifiedOn.toString()).toBe('2026-12-03');
  });

  it('end the cure two days before certification in a special or local election (AB 827)', () => {
    const special = election({ date: day('2027-11-02') });
    expect(toPacificIso(special.deadlines.cureBy)).toBe('2027-11-30T17:00:00-08:00');
    const local = election({ ...waterBoard, date: day('2027-03-02') }, amador);
    expect(toPacificIso(local.deadlines.cureBy)).toBe('2027-03-30T17:00:00-07:00');
  });

  it('can be stated by the request, as in 2020, when ballots counted until E+17', () => {
    const { deadlines } = election({ deadlines: { receiptBy: day('2026-11-20'), certifiedOn: day('2026-12-11') } });
    expect(deadlines.receiptBy.toString()).toBe('2026-11-20');
    expect(deadlines.certifiedOn.toString()).toBe('2026-12-11');
    expect(toPacificIso(deadlines.cureBy)).toBe('2026-11-25T17:00:00-08:00');
  });
});

describe('another day of certification', () => {
  const local = election({ ...waterBoard, date: day('2027-03-02') }, amador);
  const stated = (certifiedOn: string, of = local) =>
    answerParticipation(of.id, '03', { certifiedOn: day(certifiedOn) }, undefined, at('2026-12-01T18:00:00Z'));
  const changed = (of: Election, deadlines: Partial<Deadlines>) => {
    const result = changeElection(
      asAccepted(of),
      { deadlines },
      { id: 'sos-client', county: null },
      at('2026-12-01T18:00:00Z'),
    );
    if (!result.ok) throw new Error(result.error.detail);
    return toPacificIso(result.value.deadlines.cureBy);
  };

  it.each([
    ['2027-03-12', '2027-03-10T17:00:00-08:00'],
    ['2027-03-20', '2027-03-18T17:00:00-07:00'],
    ['2027-04-20', '2027-04-18T17:00:00-07:00'],
  ])('on %s moves the end of the cure that the law counts from it', (certifiedOn, cureBy) => {
    expect(toPacificIso(asCertified(local, stated(certifiedOn)).deadlines.cureBy)).toBe(cureBy);
    expect(changed(local, { certifiedOn: day(certifiedOn) })).toBe(cureBy);
  });

  it('leaves the end that the law fixes, and one that the election states', () => {
    const general = election();
    const cureBy = at('2027-03-20T00:00:00Z');
    const own = election({ ...waterBoard, date: day('2027-03-02'), deadlines: { cureBy } }, amador);
    for (const [one, certifiedOn] of [
      [general, '2026-12-10'],
      [own, '2027-03-28'],
    ] as const) {
      const before = toPacificIso(one.deadlines.cureBy);
      expect(toPacificIso(asCertified(one, stated(certifiedOn, one)).deadlines.cureBy)).toBe(before);
      expect(changed(one, { certifiedOn: day(certifiedOn) })).toBe(before);
    }
    expect(changed(local, { certifiedOn: day('2027-03-28'), cureBy })).toBe(toPacificIso(cureBy));
  });

  // A county had certified for December 17; then the election went to January 12: voters read that their vote "was counted".
  it('holds no longer once the election has been moved past it, or its ballots count for longer', () => {
    const moved = election({ ...waterBoard, date: day('2027-05-04') }, amador);
    const longer = election(
      { ...waterBoard, date: day('2027-03-02'), deadlines: { receiptBy: day('2027-03-19') } },
      amador,
    );
    for (const later of [moved, longer]) {
      expect(refused(later, '2027-03-15')).toBeDefined();
      expect(asCertified(later, stated('2027-03-15')).deadlines).toEqual(later.deadlines);
    }
    expect(asCertified(local, stated('2027-03-15')).deadlines.certifiedOn.toString()).toBe('2027-03-15');
  });

  const refused = (of: Election, certifiedOn: string, now = '2026-02-01T18:00:00Z', before?: string) =>
    refusedCertification(of, { certifiedOn: day(certifiedOn) }, before ? stated(before, of) : undefined, at(now));

  it('is refused where the cure would end before the election', () => {
    expect(refused(local, '2027-03-03')).toContain('2027-03-01');
  });

  it.each([
    ['the general election, while ballots count', election(), '2026-11-10', 'received until 2026-11-10'],
    ['the general election, while signatures are cured', election(), '2026-11-24', 'cured until 2026-11-25'],
    ['the general election, once both are over', election(), '2026-11-25', undefined],
    ['a local election, while ballots count', local, '2027-03-09', 'received until 2027-03-09'],
    ['a local election, once they do not', local, '2027-03-10', undefined],
  ])('is refused while votes may still come to count, to county and SOS: %s', (_what, of, certifiedOn, why) => {
    const county = refused(of, certifiedOn);
    const by = { id: 'sos-client', county: null };
    const changes = { deadlines: { certifiedOn: day(certifiedOn) } };
    const state = changeElection(asAccepted(of), changes, by, at('2026-02-01T18:00:00Z'));
    for (const detail of [county, state.ok ? undefined : state.error.detail]) {
      if (why) expect(detail).toContain(why);
      else expect(detail).toBeUndefined();
    }
  });

  it('is refused where the cure would end before what its voters may have been told', () => {
    expect(refused(local, '2027-03-30', '2027-02-01T07:59:59Z')).toBeUndefined();
    expect(refused(local, '2027-03-30', '2027-02-01T08:00:00Z')).toContain('2027-03-30T17:00:00-07:00');
    expect(refused(local, '2027-04-02', '2027-02-01T08:00:00Z')).toBeUndefined();
    expect(refused(local, '2027-04-05', '2027-02-01T08:00:00Z', '2027-04-06')).toContain('2027-04-04T17:00:00-07:00');
    expect(refused(election(), '2026-11-30', '2026-11-20T18:00:00Z')).toBeUndefined();
  });
});

describe('no message leaves outside the election’s window', () => {
  it.each([
    ['E-29 to E+30 by default', {}, '2026-10-05', '2026-12-03'],
    [
      'later certification keeps it open',
      { deadlines: { certifiedOn: day('2026-12-11') } },
      '2026-10-05',
      '2026-12-11',
    ],
    [
      'earlier certification does not close it',
      { deadlines: { certifiedOn: day('2026-11-25') } },
      '2026-10-05',
      '2026-12-03',
    ],
    ['a later switch-on opens it later', { trackingOn: day('2026-10-19') }, '2026-10-19', '2026-12-03'],
    [
      'an earlier switch-on does not open it before E-29',
      { trackingOn: day('2026-09-28') },
      '2026-10-05',
      '2026-12-03',
    ],
  ])('%s', (_what, changes, first, last) => {
    const window = messageWindow(election(changes));
    expect([window.firstDay.toString(), window.lastDay.toString()]).toEqual([first, last]);
  });

  it('begins and ends at midnight, Pacific, across the change of the clocks', () => {
    const window = messageWindow(election());
    expect(windowOpens(window).toString()).toBe('2026-10-05T07:00:00Z');
    expect(windowCloses(window).toString()).toBe('2026-12-04T08:00:00Z');
    expect(mailingDay(election()).toString()).toBe('2026-10-05');
  });
});

describe('asking for an election', () => {
  it.each([
    [
      'a county asks for its own local election',
      waterBoard,
      amador,
      '2026-08-05T19:00:00Z',
      '2026-11-03-03-water-board',
    ],
    [
      '90 days before, counted in Pacific days',
      waterBoard,
      amador,
      '2026-08-06T06:59:00Z',
      '2026-11-03-03-water-board',
    ],
    [
      'SOS asks on a county’s behalf',
      waterBoard,
      { role: 'sos', county: '19' } as const,
      '2026-01-05T18:00:00Z',
      '2026-11-03-19-water-board',
    ],
    [
      'SOS overrides the notice with a reason',
      { ...waterBoard, overrideReason: 'Recall by court order' },
      { role: 'sos', county: '03' } as const,
      '2026-10-01T18:00:00Z',
      '2026-11-03-03-water-board',
    ],
    ['SOS sets up a statewide election at any time', GENERAL, sos, '2026-10-20T18:00:00Z', '2026-11-03-statewide'],
    [
      'a name in another script still gives a readable ID',
      { ...waterBoard, name: '水務' },
      amador,
      '2026-01-05T18:00:00Z',
      '2026-11-03-03-local',
    ],
    [
      'accents and punctuation stay out of the ID',
      { ...waterBoard, name: 'Cañada Unified: Measure “É”' },
      amador,
      '2026-01-05T18:00:00Z',
      '2026-11-03-03-canada-unified-measure-e',
    ],
  ])('%s', (_what, request, requester, now, id) => {
    const requested = requestElection(request, requester, at(now));
    expect(requested.ok && requested.value.id).toBe(id);
    expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  });

  it.each([
    ['one day too late', waterBoard, amador, '2026-08-06T07:00:00Z', 'too-late'],
    [
      'a county cannot override the notice',
      { ...waterBoard, overrideReason: 'please' },
      amador,
      '2026-10-01T18:00:00Z',
      'too-late',
    ],
    [
      'nor give a reason for nothing',
      { ...waterBoard, overrideReason: 'please' },
      amador,
      '2026-01-05T18:00:00Z',
      'override-is-sos',
    ],
    ['SOS needs a reason', waterBoard, { role: 'sos', county: '03' } as const, '2026-10-01T18:00:00Z', 'too-late'],
    ['a county cannot set up a statewide election', GENERAL, amador, '2026-01-05T18:00:00Z', 'statewide-is-sos'],
    ['a local election needs its county', waterBoard, sos, '2026-01-05T18:00:00Z', 'county-missing'],
    [
      'a statewide election has none',
      GENERAL,
      { role: 'sos', county: '03' } as const,
      '2026-01-05T18:00:00Z',
      'county-not-asked',
    ],
    ['an election in the past', GENERAL, sos, '2026-11-04T18:00:00Z', 'in-the-past'],
    [
      'tracking on after messages end',
      { ...GENERAL, trackingOn: day('2026-12-04') },
      sos,
      '2026-01-05T18:00:00Z',
      'bad-dates',
    ],
    [
      'certification while ballots count',
      { ...GENERAL, deadlines: { certifiedOn: day('2026-11-10') } },
      sos,
      '2026-01-05T18:00:00Z',
      'bad-dates',
    ],
    [
      'a deadline before the election',
      { ...GENERAL, deadlines: { receiptBy: day('2026-11-02') } },
      sos,
      '2026-01-05T18:00:00Z',
      'bad-dates',
    ],
  ])('refuses: %s', (_what, request, requester, now, code) => {
    const requested = requestElection(request, requester, at(now));
    expect(requested.ok ? undefined : requested.error.code).toBe(code);
    expect(requested.ok ? '' : requested.error.detail).toMatch(/\.$/);
  });
});

describe('which counties take part', () => {
  const statewide = election();
  const local = election(waterBoard, amador);
  const now = at('2026-10-10T17:00:00Z');

  it('all 58 in a statewide election, one in a local election', () => {
    expect(participates(statewide, '58', undefined)).toBe(true);
    expect(participates(local, '03', undefined)).toBe(true);
    expect(participates(local, '04', undefined)).toBe(false);
  });

  it('a county that opts out hears nothing, and its return switches on from that day', () => {
    const out = answerParticipation(statewide.id, '03', { participates: false }, undefined, now);
    expect(participates(statewide, '03', out)).toBe(false);
    const back = answerParticipation(statewide.id, '03', { participates: true }, out, now.add({ hours: 48 }));
    expect(participates(statewide, '03', back)).toBe(true);
    expect(trackingStart(statewide, back).toString()).toBe('2026-10-12');
  });

  it('saying yes to what was so anyway switches nothing on', () => {
    const said = answerParticipation(statewide.id, '03', { participates: true }, undefined, now);
    expect(trackingStart(statewide, said).toString()).toBe('2026-10-05');
    expect(answerParticipation(statewide.id, '03', { participates: true }, said, now.add({ hours: 1 }))).toBe(said);
  });
});
