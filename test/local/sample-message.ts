import type { SentMessage } from '../../lib/local/provider/sent-message.ts';

/** A voter's text as the provider simulator took it. */
export const SENT_TEXT: SentMessage = {
  id: 'm-1',
  channel: 'text',
  api: 'SendTextMessage',
  to: '+12095550100',
  from: 'pool',
  body: 'Your ballot is in the mail.',
  attachments: [],
  context: { ledgerKey: '2026-11-03-statewide.V030000001.B1.Outbound.1.text', language: 'en' },
  acceptedAt: '2026-10-05T17:00:00Z',
};
