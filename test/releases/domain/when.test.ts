import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITIES, entitiesNamed, entitiesText } from '../../../lib/releases/domain/entities.ts';
import { endsAt, opensAt, type When } from '../../../lib/releases/domain/when.ts';
import { whenRead, whenText } from '../../../lib/releases/domain/when-text.ts';
import { WHEN } from '../arbitrary-schedules.ts';
import { on } from '../sample-schedule.ts';

describe('a day of a schedule', () => {
  it.each<[string, When]>([
    ['10/4/2021', on('2021-10-04')],
    ['6/25/2021 11:00 p.m.', on('2021-06-25', '23:00')],
    ['1/1/2022 12:05 a.m.', on('2022-01-01', '00:05')],
    ['1/1/2022 12:00 p.m.', on('2022-01-01', '12:00')],
    ['N/A', { kind: 'not-applicable' }],
    ['On-going', { kind: 'ongoing' }],
    // As the memorandum wrote it for task 13.
    ['7/09/2021', { kind: 'on', date: '2021-07-09', written: '7/09/2021' }],
  ])('is written %s', (text, when) => {
    expect(whenText(when)).toBe(text);
    expect(whenRead(text)).toEqual(when);
  });

  it.each([
    '',
    '2021-10-04',
    '13/1/2021',
    '2/29/2021',
    '10/4/21',
    '6/25/2021 0:30 p.m.',
    '6/25/2021 11:60 p.m.',
    'tomorrow',
  ])('is not %j', (text) => {
    expect(whenRead(text)).toBeUndefined();
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(WHEN, (when) => {
        expect(whenRead(whenText(when))).toEqual(when);
      }),
    );
  });

  // Pacific daylight time is seven hours behind UTC, standard time eight; the clocks change on November 7, 2021.
  it.each<[string, When, string | undefined, string | undefined]>([
    ['a day in summer', on('2021-10-04'), '2021-10-04T07:00:00Z', '2021-10-05T07:00:00Z'],
    ['a day in winter', on('2021-11-19'), '2021-11-19T08:00:00Z', '2021-11-20T08:00:00Z'],
    ['the day of 25 hours', on('2021-11-07'), '2021-11-07T07:00:00Z', '2021-11-08T08:00:00Z'],
    ['an hour', on('2021-06-25', '23:00'), '2021-06-26T06:00:00Z', '2021-06-26T06:00:00Z'],
    ['On-going', { kind: 'ongoing' }, undefined, undefined],
  ])('begins and ends on the Pacific clock: %s', (_, when, opens, ends) => {
    expect([opensAt(when)?.toString(), endsAt(when)?.toString()]).toEqual([opens, ends]);
  });
});

describe('the entities of a task', () => {
  it.each([
    ['SOS/CGI', ['sos', 'cgi']],
    ['SOS/Elections', ['sos-elections']],
    ['SOS/ITD', ['sos-itd']],
    ['All CTE Counties/SOS', ['all-cte-counties', 'sos']],
    ['Counties', ['opted-in-counties']],
    ['NEW Counties', ['new-counties']],
    ['SOS/Elections/CGI', ['sos-elections', 'cgi']],
  ])('%s are read by their names', (text, entities) => {
    expect(entitiesNamed(text)).toEqual(entities);
    expect(entitiesText(entitiesNamed(text) ?? [])).toBe(text);
  });

  it.each(['', 'SOS/', '/SOS', 'SOS/NASA', 'sos'])('%j is none', (text) => {
    expect(entitiesNamed(text)).toBeUndefined();
  });

  it('are read as they were written', () => {
    const several = fc.array(fc.constantFrom(...ENTITIES), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(several, (entities) => {
        expect(entitiesNamed(entitiesText(entities))).toEqual(entities);
      }),
    );
  });
});
