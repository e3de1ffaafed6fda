import type { Channel } from '../../shared/codes.ts';

/** A file that travelled with an email. */
export type SentAttachment = { readonly name: string; readonly contentType: string; readonly content: string };

/** Something that the simulator accepted, as it would have reached a person. */
export type SentMessage = {
  /** The provider's id of it: `MessageId` or `ContactId`. */
  readonly id: string;
  readonly channel: Channel;
  /** The call that was made. */
  readonly api: 'SendEmail' | 'SendTextMessage' | 'SendVoiceMessage' | 'StartOutboundVoiceContact';
  readonly to: string;
  readonly from: string;
  readonly subject?: string;
  readonly body: string;
  /** Key of the recording that a call played. */
  readonly audio?: string;
  readonly attachments: readonly SentAttachment[];
  /** SES tags, End User Messaging context or Connect attributes, as they came. */
  readonly context: Readonly<Record<string, string>>;
  readonly configurationSet?: string;
  /** Instant on the stage's clock, ISO 8601 UTC. */
  readonly acceptedAt: string;
};

/** What a call asks for, before it is accepted. */
export type SendRequest = Omit<SentMessage, 'id' | 'acceptedAt'> & {
  /** Connect: the same token within 7 days is the same call. */
  readonly clientToken?: string;
};
