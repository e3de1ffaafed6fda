import type { ReadInboundText } from '../../../lib/messaging/ports/inbound-texts.ts';
import { type AnswerPorts, answerText } from '../../../lib/messaging/use-cases/answer-text.ts';
import type { Log } from '../../../lib/shared/log.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';

/** Does what somebody asks for by text. What is no text to us goes to the dead-letter queue: it might have been a STOP. */
export const receiveText =
  (ports: AnswerPorts & { readonly read: ReadInboundText }) =>
  async (event: unknown, { log }: { readonly log: Log }): Promise<void> => {
    const text = ports.read(event);
    if (!text.ok) throw new SafeError('MalformedText', 'An event is not that of a text to us.');
    const { wish, ended, opened, answered } = await answerText(ports)(text.value);
    log.info('TEXT_RECEIVED', { type: wish, count: ended + opened, result: answered });
  };
