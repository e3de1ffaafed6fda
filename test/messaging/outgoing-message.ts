import type { RenderedMessage } from '../../lib/messaging/domain/render.ts';
import type { Outgoing } from '../../lib/messaging/use-cases/deliver-message.ts';
import { NOON, sampleRow } from './domain/sample-decision.ts';

/** A finished message on its way to an invented voter. */
export const outgoing = (message: RenderedMessage, contact: { phone?: string; email?: string }): Outgoing => ({
  message,
  row: sampleRow({ channel: message.channel, language: 'th' }),
  ledgerKey: 'the-key',
  timeToLive: 600,
  subscription: {
    voterId: 'V1000001',
    county: '03',
    channels: [message.channel],
    language: 'th',
    hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
    consentedAt: NOON,
    consentSource: 'site',
    ...contact,
  },
});

export const REFUSED = { kind: 'refused', code: 'REFUSED' } as const;
