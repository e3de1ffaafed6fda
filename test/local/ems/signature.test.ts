import { describe, expect, it } from 'vitest';
import { isGenuine } from '../../../lib/local/ems/signature.ts';
import { webhookSignature } from '../../../lib/shared/https/webhook-signature.ts';

const SECRET = 'invented-signing-secret';
const BODY = '{"id":"1"}';
const NOW = 1_790_000_000;

describe('a webhook’s signature: an EMS that takes forged ones can be made to send its roll', () => {
  it('is genuine when the county’s secret signed this very body just now', () => {
    expect(isGenuine(webhookSignature(SECRET, NOW - 5, BODY), SECRET, BODY, NOW)).toBe(true);
  });

  it.each([
    ['missing', undefined, BODY],
    ['of another secret', webhookSignature('another-secret-of-16', NOW, BODY), BODY],
    ['of another body', webhookSignature(SECRET, NOW, BODY), '{"id":"2"}'],
    ['too old', webhookSignature(SECRET, NOW - 301, BODY), BODY],
    ['from the future', webhookSignature(SECRET, NOW + 301, BODY), BODY],
    [
      'with another time than the signed one',
      webhookSignature(SECRET, NOW - 9, BODY).replace(`t=${NOW - 9}`, `t=${NOW}`),
      BODY,
    ],
    ['not of this form', 'v1=abc', BODY],
  ])('is not when it is %s', (_, header, body) => {
    expect(isGenuine(header, SECRET, body, NOW)).toBe(false);
  });
});
