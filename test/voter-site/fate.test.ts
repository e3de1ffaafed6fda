import { describe, expect, it } from 'vitest';
import { fateOf } from '../../lib/ballot-tracking/domain/message-fate.ts';
import type { DeliveryCode } from '../../lib/messaging/domain/delivery-code.ts';
import type { LedgerState } from '../../lib/messaging/domain/ledger-state.ts';
import { fateSentence } from '../../lib/operations/pages/timeline-words.ts';
import { LANGUAGES, type Language } from '../../lib/shared/codes.ts';
import { Fate } from '../../lib/voter-site/pages/my-ballot/fate.tsx';
import { filled, voterTexts } from '../../lib/voter-site/pages/texts/index.ts';
import { NOON, sampleRow } from '../messaging/domain/sample-decision.ts';

const fate = (state: LedgerState, code: DeliveryCode) =>
  fateOf(sampleRow({ type: 'Accepted', channel: 'text', state, code, unknownSince: NOON, movedAt: NOON }), {
    subscription: undefined,
    isTakenBack: false,
  });
const shown = (language: Language, state: LedgerState, code: DeliveryCode): string =>
  String(Fate({ fate: fate(state, code), shownAs: 'Accepted', language }));
const lead = (text: string): string => filled(text, { time: '|' }).split('|').join(' ').trim();

describe('what a voter is told of a message that did not simply arrive', () => {
  it.each([
    ['uncertain', 'CONNECTION_LOST'],
    ['uncertain', 'TIMEOUT'],
    ['failed', 'NO_RECEIPT'],
  ] as const)('%s (%s) is not told as sent, by the site or by staff', (state, code) => {
    for (const language of LANGUAGES) {
      const { timeline } = voterTexts(language);
      expect(shown(language, state, code)).toContain(timeline.unknown);
      const parts = filled(timeline.tried, { time: '|' }).split('|').filter(Boolean);
      for (const part of parts) expect(shown(language, state, code), language).toContain(part.trim());
      expect(lead(timeline.tried)).not.toBe(lead(timeline.sent));
    }
    expect(shown('en', state, code)).not.toContain('sent on');
    expect(fateSentence(fate(state, code))).not.toContain('was sent');
  });

  it('a number that was stopped by a text to us is not blamed on the phone company alone', () => {
    for (const language of LANGUAGES) expect(shown(language, 'suppressed', 'OPTED_OUT'), language).toContain('STOP');
    expect(fateSentence(fate('suppressed', 'OPTED_OUT'))).toContain('STOP');
  });

  it.each(['QUOTA_REACHED', 'PROVIDER_NOT_CONFIGURED', 'SAME_CALL_REPEATED'] as const)(
    'what waits for us (%s) is not blamed on the phone company',
    (code) => {
      for (const language of LANGUAGES) {
        const { why } = voterTexts(language).timeline;
        expect(shown(language, 'due', code)).not.toContain(why['provider-slow']);
      }
      expect(fateSentence(fate('due', code))).not.toMatch(/company/i);
    },
  );
});
