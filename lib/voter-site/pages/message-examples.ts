import { previewMessage } from '../../messaging/domain/render-preview.ts';
import { type Language, MESSAGE_TYPES, type MessageType } from '../../shared/codes.ts';

/** An example of each message type, as a text message where the type has one. */
export const messageExamples = (language: Language): Partial<Record<MessageType, string>> =>
  Object.fromEntries(
    MESSAGE_TYPES.flatMap((type) => {
      const example = previewMessage(type, 'text', language) ?? previewMessage(type, 'email', language);
      return example === undefined ? [] : [[type, example.body]];
    }),
  );
