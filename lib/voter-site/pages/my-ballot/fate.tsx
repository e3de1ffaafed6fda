import type { FC } from 'hono/jsx';
import type { MessageFate } from '../../../ballot-tracking/domain/message-fate.ts';
import type { NoMessage } from '../../../ballot-tracking/domain/timeline.ts';
import type { Language, MessageType } from '../../../shared/codes.ts';
import { endOfWait, longDateTime } from '../../../site-kit/dates.ts';
import { filled, voterTexts } from '../texts/index.ts';

/** What became of a message over a channel, in words. */
const fateInWords = (fate: MessageFate, language: Language): { did: string; why?: string } => {
  const { timeline } = voterTexts(language);
  const time = (at: Parameters<typeof longDateTime>[0]) => ({ time: longDateTime(at, language) });
  if (fate.kind === 'waiting')
    return {
      did: filled(timeline.waiting, { time: endOfWait(fate.from, language) }),
      why: timeline.why[fate.why],
    };
  if (fate.kind === 'not-sent') return { did: timeline.notSent, why: timeline.why[fate.why] };
  if (fate.receipt === 'unknown') return { did: filled(timeline.tried, time(fate.at)), why: timeline.unknown };
  const did = filled(timeline.sent, time(fate.at));
  return fate.why === undefined ? { did } : { did, why: timeline.why[fate.why] };
};

/** One message over one channel; its name where it is not that of what it stands under. */
export const Fate: FC<{ fate: MessageFate; shownAs: MessageType; language: Language }> = ({
  fate,
  shownAs,
  language,
}) => {
  const { site, signUp } = voterTexts(language);
  const { did, why } = fateInWords(fate, language);
  return (
    <li>
      {fate.type !== shownAs && `${site.messages.types[fate.type].name} – `}
      {`${signUp.form.channels[fate.channel]}: ${did}`}
      {why !== undefined && <span class="fates__why">{why}</span>}
    </li>
  );
};

/** Why there is no message at all about something. */
export const NoMessageNote: FC<{ none: NoMessage; language: Language }> = ({ none: { why, from }, language }) => {
  const { timeline } = voterTexts(language);
  return (
    <p class="fates__none">
      {from === undefined && `${timeline.noMessage} `}
      {timeline.why[why]}
      {from !== undefined && ` (${longDateTime(from, language)})`}
    </p>
  );
};
