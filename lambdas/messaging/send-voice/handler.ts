import { callNumber } from '../../../lib/messaging/domain/call-again.ts';
import type { VoiceSender } from '../../../lib/messaging/ports/providers.ts';
import type { Transport } from '../../../lib/messaging/use-cases/deliver-message.ts';

/** Calls the voter and says the message, or plays its recording. */
export const voiceTransport =
  (send: VoiceSender): Transport =>
  async ({ message, subscription, row, ledgerKey, timeToLive }) => {
    if (message.channel !== 'voice' || subscription.phone === undefined) return { kind: 'refused', code: 'REFUSED' };
    return send({
      to: subscription.phone,
      script: message.body,
      voice: message.voice,
      ...(message.audioKey ? { audioKey: message.audioKey } : {}),
      timeToLive,
      ledgerKey,
      call: callNumber(row),
      language: row.language,
      textsVersion: row.textsVersion,
    });
  };
