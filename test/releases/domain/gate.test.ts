import { describe, expect, it } from 'vitest';
import type { EnvironmentState } from '../../../lib/releases/domain/environment-state.ts';
import { gateRefusal, type RequiredInstall, type Standing } from '../../../lib/releases/domain/gate.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { anOptIn } from '../memory-releases.ts';

const NOW = Temporal.Instant.from('2021-10-05T18:00:00Z');
const UP: EnvironmentState = { kind: 'up' };
const DOWN: EnvironmentState = {
  kind: 'down',
  reason: 'installation',
  since: Temporal.Instant.from('2021-10-04T07:00:00Z'),
  until: Temporal.Instant.from('2021-10-09T07:00:00Z'),
  by: 'votecal-2021/15',
};
const INSTALL: RequiredInstall = { release: 'votecal-2021', task: '14', says: 'Receive and install' };
const IN = anOptIn('03');
const OUT = anOptIn('03', { withdrawn: { at: NOW, reason: 'x' } });
const standing = (over: Partial<Standing>): Standing => ({ environment: UP, optIn: IN, unconfirmed: null, ...over });

const CASES: readonly (readonly [string, CountyCode | null, Standing, string | undefined])[] = [
  ['a county in order', '03', standing({}), undefined],
  ['a county that never opted in', '03', standing({ optIn: undefined }), '403 not-opted-in'],
  ['a county without MOU', '03', standing({ optIn: { ...IN, mou: null } }), '403 mou-missing'],
  ['a county that withdrew', '03', standing({ optIn: OUT }), '403 withdrawn'],
  ['a county that has not installed', '03', standing({ unconfirmed: INSTALL }), '409 install-not-confirmed'],
  [
    'a county without MOU that has not installed',
    '03',
    standing({ optIn: undefined, unconfirmed: INSTALL }),
    '403 not-opted-in',
  ],
  ['a county while it is down', '03', standing({ environment: DOWN }), '503 environment-down'],
  [
    'a county without MOU while it is down',
    '03',
    standing({ environment: DOWN, optIn: undefined }),
    '503 environment-down',
  ],
  ['the state', null, standing({ optIn: undefined }), undefined],
  ['the state while it is down', null, standing({ environment: DOWN, optIn: undefined }), '503 environment-down'],
];

describe('the gate of the test environment', () => {
  it.each(CASES)('%s', (_, county, given, answer) => {
    const refused = gateRefusal({ county }, given, NOW);
    expect(refused && `${refused.status} ${refused.code}`).toBe(answer);
  });

  it('says until when, and the seconds until then', () => {
    const refused = gateRefusal({ county: '03' }, standing({ environment: DOWN }), NOW);
    expect(refused?.detail).toContain('2021-10-09T00:00:00-07:00');
    expect(refused?.retryAfterSeconds).toBe((3 * 24 + 13) * 3600);
  });

  it.each([
    ['nobody knows when', { ...DOWN, until: null }, 900],
    ['it is overdue', { ...DOWN, until: NOW.subtract({ hours: 1 }) }, 900],
    ['it is nearly there', { ...DOWN, until: NOW.add({ seconds: 5 }) }, 60],
  ])('asks to come again where %s', (_, environment, seconds) => {
    expect(gateRefusal({ county: '03' }, standing({ environment }), NOW)?.retryAfterSeconds).toBe(seconds);
  });

  it('says what to do of each refusal', () => {
    const details = CASES.flatMap(([, county, given]) => gateRefusal({ county }, given, NOW)?.detail ?? []);
    for (const detail of details) expect(detail).toMatch(/PUT \/v1|POST \/v1|Send it to SOS|Repeat your call/);
  });
});
