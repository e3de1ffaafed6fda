import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concernsCounty,
  type HaltScope,
  haltId,
  haltKey,
  isHalted,
  isWithin,
  parseHaltKey,
  tooLateCode,
} from '../../../lib/messaging/domain/halt.ts';
import { waitingWithin } from '../../../lib/messaging/domain/halt-waiting.ts';
import { CHANNELS, LANES, LANGUAGES, MESSAGE_TYPES } from '../../../lib/shared/codes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';

const MESSAGE = {
  county: '03',
  electionId: '2026-11-03-statewide',
  channel: 'text',
  type: 'Outbound',
  language: 'km',
  uploadId: '03-20261005T170000-9f86d081',
} as const;

const scopes = fc.record(
  {
    county: fc.constantFrom(...COUNTIES.map(({ code }) => code)),
    electionId: fc.constantFrom('2026-11-03-statewide', '2026-12-08-01-library'),
    channel: fc.constantFrom(...CHANNELS),
    type: fc.constantFrom(...MESSAGE_TYPES),
    language: fc.constantFrom(...LANGUAGES),
    lane: fc.constantFrom(...LANES),
    uploadId: fc.constantFrom('03-20261005T170000-9f86d081', '19-20261005T170000-00000000'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<HaltScope>;

describe('a halt', () => {
  it.each([
    [{}, true],
    [{ county: '03' }, true],
    [{ county: '19' }, false],
    [{ electionId: '2026-11-03-statewide' }, true],
    [{ channel: 'text' }, true],
    [{ channel: 'email' }, false],
    [{ type: 'Outbound' }, true],
    [{ type: 'Outbound', language: 'km' }, true],
    [{ type: 'Outbound', language: 'en' }, false],
    [{ lane: 'bulk' }, true],
    [{ lane: 'urgent' }, false],
    [{ uploadId: '03-20261005T170000-9f86d081' }, true],
    [{ uploadId: '03-20261005T170000-00000000' }, false],
    [{ county: '03', channel: 'email' }, false],
  ] as const)('of %o', (scope, stops) => {
    expect(isHalted(new Set([haltKey(scope)]), MESSAGE)).toBe(stops);
    expect(isWithin(scope, MESSAGE)).toBe(stops);
  });

  it('of an upload stops nothing that came without one', () => {
    const { uploadId: _, ...older } = MESSAGE;
    expect(isHalted(new Set([haltKey({ uploadId: MESSAGE.uploadId })]), older)).toBe(false);
  });

  it('that was written by hand and cannot be read stops everything', () => {
    for (const key of ['county#3', 'county', 'countys#03', 'county#03#04', '', 'type#outbound']) {
      expect(parseHaltKey(key)).toBeUndefined();
      expect(isHalted(new Set([key]), MESSAGE)).toBe(true);
    }
  });

  it('is its key, and its key is the halt; its name needs no escaping', () => {
    fc.assert(
      fc.property(scopes, (scope) => {
        expect(parseHaltKey(haltKey(scope))).toEqual(scope);
        expect(haltId(scope)).toMatch(/^[\w.~-]+$/);
      }),
    );
  });

  it.each([
    [{}, true],
    [{ channel: 'text' }, true],
    [{ county: '03' }, true],
    [{ county: '19' }, false],
    [{ uploadId: '03-x' }, true],
    [{ uploadId: '19-x' }, false],
  ] as const)('of %o concerns Amador: %s', (scope, concerns) => {
    expect(concernsCounty({ scope }, '03')).toBe(concerns);
  });

  it('says of a message that it kept too long that it did', () => {
    expect(tooLateCode({ code: 'HALTED' })).toBe('HALTED_TOO_LONG');
    expect(tooLateCode({})).toBe('TOO_LATE');
  });
});

describe('what waits within a halt', () => {
  const counts = [
    { type: 'Outbound', channel: 'text', state: 'held', count: 7 },
    { type: 'Outbound', channel: 'email', state: 'due', count: 5 },
    { type: 'Accepted', channel: 'text', state: 'sending', count: 2 },
    { type: 'Outbound', channel: 'text', state: 'delivered', count: 100 },
    { type: 'Outbound', channel: 'text', state: 'uncertain', count: 100 },
  ] as const;
  it.each([
    [{}, 14, false],
    [{ channel: 'text' }, 9, false],
    [{ type: 'Outbound' }, 12, false],
    [{ lane: 'bulk', channel: 'email' }, 5, false],
    [{ type: 'Outbound', language: 'km' }, 12, true],
    [{ uploadId: '03-x' }, 14, true],
  ] as const)('of %o: %i', (scope, messages, atMost) => {
    expect(waitingWithin(scope, counts)).toEqual({ messages, atMost });
  });
});
