import { describe, expect, it } from 'vitest';
import { STAGES } from '../../../lib/platform/stage-file.ts';
import { asStageSays } from '../../../lib/staff-mail/domain/test-environment-mark.ts';

const mail = { to: 'a@county.example.org', subject: 'Sync check failed', text: 'Differences: 12.' };

describe('the mark of the County Test Environment on mail to offices', () => {
  it('stands before everything else in subject and text, and leaves the rest alone', () => {
    expect(asStageSays('cte', mail)).toEqual({
      to: mail.to,
      subject: 'County Test Environment: Sync check failed',
      text: 'This email comes from the County Test Environment: no voter, check or upload in it is a real one.\n\nDifferences: 12.',
    });
  });

  it.each(STAGES.filter((stage) => stage !== 'cte'))('stands on none of stage %s', (stage) => {
    expect(asStageSays(stage, mail)).toEqual(mail);
  });
});
