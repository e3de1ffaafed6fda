import type { Channel, Language, MessageType } from '../shared/codes.ts';
import type { RenderedMessage } from './render.ts';

export type Preview = { readonly type: MessageType; readonly language: Language; readonly message: RenderedMessage };

/** The texts of a message type in a language, one for each of its channels, with sample variables. */
export const previewMessages = (_type: MessageType, _language: Language): readonly Preview[] => [];

/** One text with sample variables; undefined where the type has no such channel. */
export const previewMessage = (type: MessageType, channel: Channel, language: Language): RenderedMessage | undefined =>
  previewMessages(type, language).find(({ message }) => message.channel === channel)?.message;
