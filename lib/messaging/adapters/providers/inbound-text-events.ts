import * as z from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { ReadInboundText } from '../../ports/inbound-texts.ts';

/**
 * A text to us as End User Messaging publishes it (user guide, "Example of a two-way SMS message payload"). `messageKeyword` is
 * one that is registered with the number, whatever the text says; we read the text itself.
 */
const InboundEvent = z.object({
  originationNumber: z.string().regex(/^\+?\d{3,15}$/),
  destinationNumber: z.string().regex(/^\+?\d{3,15}$/),
  messageBody: z.string().max(10_000).default(''),
  inboundMessageId: z.string().min(1).max(256),
});

/** Reads an event of the topic for texts to us. */
export const readInboundText: ReadInboundText = (event) => {
  const read = InboundEvent.safeParse(event);
  if (!read.success) return err('MALFORMED');
  const { originationNumber, destinationNumber, messageBody, inboundMessageId } = read.data;
  return ok({ id: inboundMessageId, from: originationNumber, to: destinationNumber, body: messageBody });
};
