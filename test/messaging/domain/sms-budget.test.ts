import { describe, expect, it } from 'vitest';
import { keepsBudget, SMS_BUDGET } from '../../../lib/messaging/domain/sms-budget.ts';
import { longestTexts } from '../../../lib/messaging/domain/texts/longest-texts.ts';

const rows = longestTexts();
const table = [
  'language type             encoding units parts budget',
  ...rows.map(({ language, type, sms }) =>
    [
      language.padEnd(8),
      type.padEnd(16),
      sms.encoding.padEnd(8),
      String(sms.units).padStart(5),
      String(sms.parts).padStart(5),
      String(SMS_BUDGET[language].parts).padStart(6),
    ].join(' '),
  ),
  '',
].join('\n');

// One more part on a mass mailing to four million voters is four million more parts to pay and hours more to send.
describe('the parts of every text message, with the longest names and addresses', () => {
  it('are the ones that the table shows', async () => {
    await expect(table).toMatchFileSnapshot('sms-parts.table.txt');
  });

  it.each(rows)('$type in $language keeps its budget', ({ language, sms }) => {
    expect(keepsBudget(language, sms), `${sms.encoding}, ${sms.parts} parts`).toBe(true);
  });
});
