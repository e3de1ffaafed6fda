import type { FC } from 'hono/jsx';
import { DRAFTS } from '../../messaging/domain/texts/texts-version.ts';
import type { Channel, Language, MessageType } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { LANGUAGE_TAGS } from '../../site-kit/languages.ts';
import { Layout, renderDocument } from '../../site-kit/layout.tsx';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { LANGUAGE_NAMES } from '../../site-kit/texts/language-names.ts';

/** A message that a voter received, as the provider simulator accepted it. */
export type OutboxMessage = {
  readonly voterId: string;
  readonly electionId: string;
  readonly type: MessageType;
  readonly channel: Channel;
  readonly to: string;
  readonly language: Language;
  readonly subject?: string | undefined;
  readonly body: string;
  /** File name of the recording that was played. */
  readonly audio?: string | undefined;
  /** ISO 8601 with offset. */
  readonly acceptedAt: string;
  readonly ledgerKey: string;
  /** The version of the texts that it was written with. */
  readonly textsVersion: string;
};

/** A code, or the answer to a text, that somebody received. */
export type OutboxAtOnce = Pick<
  OutboxMessage,
  'channel' | 'to' | 'language' | 'subject' | 'body' | 'audio' | 'acceptedAt'
> & { readonly kind: 'Code' | 'Answer' };

/** An email that a county received. */
export type OutboxCountyMail = {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly acceptedAt: string;
  readonly attachments: readonly { readonly name: string; readonly content: string }[];
};

type OutboxProps = {
  frame: Frame;
  messages: readonly OutboxMessage[];
  atOnce?: readonly OutboxAtOnce[];
  countyMail: readonly OutboxCountyMail[];
  /** The voter whose messages alone are shown. */
  voterId?: string | undefined;
};

const CHANNEL_TEXT: Readonly<Record<Channel, string>> = { text: 'Text message', email: 'Email', voice: 'Phone call' };

/** The page of everything that voters and counties received on this stage, newest first, as an HTML document. */
export const renderOutbox = (props: OutboxProps): string => renderDocument(<Outbox {...props} />);

const Outbox: FC<OutboxProps> = ({ frame, messages, atOnce = [], countyMail, voterId }) => (
  <Layout
    frame={frame}
    language="en"
    title="Outbox · Rollcall"
    textLanguages={[...messages, ...atOnce].map((message) => message.language)}
    names={[...messages, ...atOnce, ...countyMail].map(({ subject, body }) => `${subject ?? ''} ${body}`).join(' ')}
    service={{ name: 'Outbox', owner: 'Rollcall, local stage', href: `${frame.root}/outbox` }}
    skipText="Skip to main content"
    rehearsalText="This is a rehearsal. Every voter and message here is invented, and nothing was sent."
    navigation={{
      label: 'Local stage',
      links: [
        { href: `${frame.root}/outbox`, text: 'Outbox', current: true },
        { href: `${frame.root}/operations`, text: 'Operations', current: false },
        { href: `${frame.root}/`, text: 'Where’s My Ballot?', current: false },
      ],
    }}
    contact={{ heading: 'VoteCal Help Desk', email: 'votecalhelp@sos.ca.gov', phone: '(888) 868-3225' }}
  >
    <div class="grid-container page">
      <h1>Outbox</h1>
      <p class="usa-intro">
        What voters and counties would have received by <Moment at={frame.now} />: {count(messages.length, 'message')}
        {voterId === undefined ? ` and ${count(countyMail.length, 'county email')}` : ` to voter ${voterId}`}.
      </p>
      <p>
        Links in messages lead to production’s address; on this stage open{' '}
        <a href={`${frame.root}/`}>the voters’ site</a>.
      </p>
      <section aria-labelledby="messages">
        <h2 id="messages">Messages to voters</h2>
        {messages.length === 0 && <p>None so far.</p>}
        <ul class="outbox">
          {newestFirst(messages).map((message) => (
            <Message frame={frame} message={message} />
          ))}
        </ul>
      </section>
      {voterId === undefined && atOnce.length > 0 && (
        <section aria-labelledby="at-once">
          <h2 id="at-once">Codes, and answers to texts</h2>
          <ul class="outbox">
            {newestFirst(atOnce).map((message) => (
              <AtOnce message={message} />
            ))}
          </ul>
        </section>
      )}
      {voterId === undefined && (
        <section aria-labelledby="county-mail">
          <h2 id="county-mail">Email to counties</h2>
          {countyMail.length === 0 && <p>None so far.</p>}
          <ul class="outbox">
            {newestFirst(countyMail).map((mail) => (
              <CountyMail mail={mail} />
            ))}
          </ul>
        </section>
      )}
    </div>
  </Layout>
);

const Message: FC<{ frame: Frame; message: OutboxMessage }> = ({ frame, message }) => (
  <li class={`outbox__item outbox__item--${message.channel}`}>
    <div class="outbox__head">
      <h3>{SITE_TEXTS.en.messages.types[message.type].name}</h3>
      <span class="outbox__channel">{CHANNEL_TEXT[message.channel]}</span>
    </div>
    <p class="outbox__meta">
      <Moment at={Temporal.Instant.from(message.acceptedAt)} /> · to <bdi>{message.to}</bdi> · voter{' '}
      <a href={`${frame.root}/outbox?voter=${encodeURIComponent(message.voterId)}`}>{message.voterId}</a> ·{' '}
      <span lang={LANGUAGE_TAGS[message.language]}>{LANGUAGE_NAMES[message.language]}</span>
    </p>
    <div class="outbox__body" lang={LANGUAGE_TAGS[message.language]} dir="auto">
      {message.subject !== undefined && <p class="outbox__subject">{message.subject}</p>}
      <p>{message.body}</p>
    </div>
    {message.audio !== undefined && <p class="outbox__meta">Recording played: {message.audio}</p>}
    <p class="outbox__meta">
      {message.textsVersion === DRAFTS
        ? 'Draft wording, not yet the Secretary of State’s'
        : `Texts: ${message.textsVersion}`}
    </p>
    <p class="outbox__key">{message.ledgerKey}</p>
  </li>
);

const AtOnce: FC<{ message: OutboxAtOnce }> = ({ message }) => (
  <li class={`outbox__item outbox__item--${message.channel}`}>
    <div class="outbox__head">
      <h3>{message.kind === 'Code' ? 'Code' : 'Answer to a text'}</h3>
      <span class="outbox__channel">{CHANNEL_TEXT[message.channel]}</span>
    </div>
    <p class="outbox__meta">
      <Moment at={Temporal.Instant.from(message.acceptedAt)} /> · to <bdi>{message.to}</bdi> ·{' '}
      <span lang={LANGUAGE_TAGS[message.language]}>{LANGUAGE_NAMES[message.language]}</span>
    </p>
    <div class="outbox__body" lang={LANGUAGE_TAGS[message.language]} dir="auto">
      {message.subject !== undefined && <p class="outbox__subject">{message.subject}</p>}
      <p>{message.body}</p>
    </div>
    {message.audio !== undefined && <p class="outbox__meta">Recording played: {message.audio}</p>}
  </li>
);

const CountyMail: FC<{ mail: OutboxCountyMail }> = ({ mail }) => (
  <li class="outbox__item outbox__item--county">
    <div class="outbox__head">
      <h3>{mail.subject}</h3>
      <span class="outbox__channel">County email</span>
    </div>
    <p class="outbox__meta">
      <Moment at={Temporal.Instant.from(mail.acceptedAt)} /> · to <bdi>{mail.to}</bdi>
    </p>
    <details class="outbox__attachment">
      <summary>Text</summary>
      <pre>{mail.body}</pre>
    </details>
    {mail.attachments.map((attachment) => (
      <details class="outbox__attachment">
        <summary>Attachment: {attachment.name}</summary>
        <pre>{attachment.content}</pre>
      </details>
    ))}
  </li>
);

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const newestFirst = <Item extends { readonly acceptedAt: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) =>
    Temporal.Instant.compare(Temporal.Instant.from(b.acceptedAt), Temporal.Instant.from(a.acceptedAt)),
  );
