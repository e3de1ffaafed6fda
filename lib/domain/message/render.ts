import type { Channel, Language } from '../shared/codes.ts';
import { err, type Result } from '../shared/result.ts';
import type { SmsParts } from './sms-parts.ts';
import type { TypedVariables } from './variables.ts';
import type { VoiceDelivery } from './voice-delivery.ts';

/** What a voter gets, complete: nothing is filled in later. */
export type RenderedMessage =
  | { readonly channel: 'text'; readonly body: string; readonly sms: SmsParts }
  /** Plain text; paragraphs are separated by an empty line. The subject is a single line. */
  | { readonly channel: 'email'; readonly subject: string; readonly body: string }
  /** `body` is the script; `audioKey` the recording to play where the language has no synthetic voice. */
  | { readonly channel: 'voice'; readonly body: string; readonly voice: VoiceDelivery; readonly audioKey?: string };

/** Why a message was not rendered. It names variables, never their values. */
export type RenderProblem =
  | { readonly kind: 'no-such-channel' }
  | {
      readonly kind: 'missing-variable' | 'empty-variable' | 'invalid-variable' | 'unknown-variable';
      readonly variable: string;
    }
  | { readonly kind: 'leftover-brace' };

export type RenderRequest = TypedVariables & { readonly channel: Channel; readonly language: Language };

/** The finished message, or why there is none: a message with a gap is never sent. */
export const renderMessage = (_request: RenderRequest): Result<RenderedMessage, RenderProblem> =>
  err({ kind: 'no-such-channel' });
