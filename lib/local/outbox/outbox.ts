import { parseLedgerKey } from '../../messaging/domain/ledger-key.ts';
import { DRAFTS } from '../../messaging/domain/texts/texts-version.ts';
import { LANGUAGES, type Language } from '../../shared/codes.ts';
import { Temporal, toPacificIso } from '../../shared/time.ts';
import { ledgerKeyOf } from '../provider/faults.ts';
import type { SentMessage } from '../provider/sent-message.ts';
import type { OutboxAtOnce, OutboxCountyMail, OutboxMessage } from './outbox-page.tsx';

const pacific = (instant: string): string => toPacificIso(Temporal.Instant.from(instant));

const languageOf = (stated: string | undefined): Language => LANGUAGES.find((language) => language === stated) ?? 'en';

/** What voters received: every message that carries a ledger key. */
export const voterMessages = (messages: readonly SentMessage[], voterId?: string): OutboxMessage[] =>
  messages.flatMap((message) => {
    const ledgerKey = ledgerKeyOf(message.context);
    const key = ledgerKey === undefined ? undefined : parseLedgerKey(ledgerKey);
    if (ledgerKey === undefined || !key?.ok) return [];
    if (voterId !== undefined && key.value.voterId !== voterId) return [];
    return [
      {
        voterId: key.value.voterId,
        electionId: key.value.electionId,
        type: key.value.type,
        channel: message.channel,
        to: message.to,
        language: languageOf(message.context['language']),
        ...(message.subject === undefined ? {} : { subject: message.subject }),
        body: message.body,
        ...(message.audio === undefined ? {} : { audio: message.audio }),
        acceptedAt: pacific(message.acceptedAt),
        ledgerKey,
        textsVersion: message.context['textsVersion'] ?? DRAFTS,
      },
    ];
  });

/** What is in no ledger and reached a person all the same: codes, and answers to texts. */
export const atOnceMessages = (messages: readonly SentMessage[]): OutboxAtOnce[] =>
  messages.flatMap(({ context, channel, to, subject, body, audio, acceptedAt }) => {
    const kind = context['atOnce'];
    if (kind !== 'Code' && kind !== 'Answer') return [];
    return [
      {
        kind,
        channel,
        to,
        language: languageOf(context['language']),
        ...(subject === undefined ? {} : { subject }),
        body,
        ...(audio === undefined ? {} : { audio }),
        acceptedAt: pacific(acceptedAt),
      },
    ];
  });

/** What counties received: the emails without a ledger key, and that carry no code. */
export const countyMail = (messages: readonly SentMessage[]): OutboxCountyMail[] =>
  messages
    .filter(
      ({ channel, context }) =>
        channel === 'email' && ledgerKeyOf(context) === undefined && context['atOnce'] === undefined,
    )
    .map(({ to, subject, body, acceptedAt, attachments }) => ({
      to,
      subject: subject ?? '',
      body,
      acceptedAt: pacific(acceptedAt),
      attachments: attachments.map(({ name, content }) => ({ name, content })),
    }));
