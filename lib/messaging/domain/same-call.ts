import type { Channel, Language } from '../../shared/codes.ts';
import { VOICE_DELIVERY } from './voice-delivery.ts';

/**
 * Whether the provider recognises a repeat of this message's call as the same call. Only Amazon Connect does, by its
 * client token; SES and End User Messaging have none and would send twice.
 */
export const isSameCall = (message: { readonly channel: Channel; readonly language: Language }): boolean =>
  message.channel === 'voice' && VOICE_DELIVERY[message.language].kind === 'recording';
