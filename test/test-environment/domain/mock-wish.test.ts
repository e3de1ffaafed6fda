import { describe, expect, it } from 'vitest';
import { readMockForm } from '../../../lib/test-environment/domain/mock-wish.ts';

const TAKE_PART = ['03', '19', '34'];
const read = (counties: string, ballots = '', participants: readonly string[] = TAKE_PART) =>
  readMockForm({ counties, ballots }, participants);

describe('what a mock election is asked for', () => {
  it.each([
    ['', TAKE_PART],
    [' ', TAKE_PART],
    ['03', ['03']],
    ['3', ['03']],
    ['los angeles, AMADOR', ['03', '19']],
    ['19; 3, Amador', ['03', '19']],
  ])('%j are the counties %j', (text, counties) => {
    expect(read(text)).toEqual({ ok: true, value: { counties, ballots: 1 } });
  });

  it.each([
    ['', 1],
    ['1', 1],
    ['100000', 100_000],
    ['100,000', 100_000],
    [' 1,000,000 ', 1_000_000],
  ])('%j are %d ballots', (text, ballots) => {
    expect(read('03', text)).toEqual({ ok: true, value: { counties: ['03'], ballots } });
  });

  it.each(['0', '-1', '1.5', '1000001', '10,00', '1e3', 'many', '999999999'])('%j is no number of ballots', (text) => {
    const answer = read('03', text);
    expect(answer.ok ? '' : answer.error).toEqual({
      ballots: 'Give a whole number from 1 to 1,000,000, or nothing.',
    });
  });

  it.each([
    ['Amadr, 19', 'No county is named “Amadr”', TAKE_PART],
    ['59', 'No county is named “59”', TAKE_PART],
    ['Alpine', 'Alpine County does not take part', TAKE_PART],
    ['', 'No county takes part', []],
    ['03', 'No county takes part', []],
  ])('%j is refused: %s', (text, words, participants) => {
    const answer = read(text, '', participants);
    expect(answer.ok ? '' : answer.error.counties).toContain(words);
  });

  it('names every field that is wrong', () => {
    const answer = read('Alpine', 'x');
    expect(Object.keys(answer.ok ? {} : answer.error)).toEqual(['counties', 'ballots']);
  });
});
