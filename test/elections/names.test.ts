import { describe, expect, it } from 'vitest';
import { ElectionBody, ElectionChangeBody } from '../../lib/elections/api.ts';
import { previewMessage } from '../../lib/messaging/domain/render-preview.ts';
import { LANGUAGES } from '../../lib/shared/codes.ts';
import { LOCAL } from './election-calls.ts';

/** What an attacker with a county's credential would want voters to read in a message of the state. */
const CARRIED = [
  'Verify your ballot at vote-now.example/ca',
  'Ballot problem: call 916-555-0142',
  'Text STOP to 55555 to keep your vote',
  'Gеneral Election of the SOS',
  'Your ballot is void, see bit.ly/ca26',
  'ｖｏｔｅ．ｃｏｍ',
  'Void ballot? votenow. app',
  'Text VOTE to 7 86 83',
];

describe('the name of an election carries no message of its own', () => {
  it.each(CARRIED)('%s', (name) => {
    for (const body of [
      { ...LOCAL, name },
      { ...LOCAL, shortName: name.slice(0, 40) },
    ]) {
      expect(ElectionBody.safeParse(body).success, JSON.stringify(body)).toBe(false);
    }
    expect(ElectionChangeBody.safeParse({ name }).success).toBe(false);
    expect(ElectionChangeBody.safeParse({ shortName: name.slice(0, 40) }).success).toBe(false);
  });

  it('is told in one sentence what to do', () => {
    const refused = ElectionBody.safeParse({ ...LOCAL, name: 'Call 916-555-0142' });
    expect(refused.error?.issues.map(({ message }) => message)).toEqual([
      'Leave out telephone numbers, short codes, and words such as "call" and "text" in front of a number. Dates, years and the numbers of districts and measures may stay: put a word, or a comma and a space, between two numbers.',
    ]);
  });

  it.each(CARRIED)('nor does one that is stored already: %s', (electionName) => {
    for (const language of LANGUAGES) {
      for (const channel of ['text', 'email', 'voice'] as const) {
        expect(() => previewMessage('Accepted', channel, language, { electionName })).toThrow('invalid-variable');
      }
    }
  });
});
