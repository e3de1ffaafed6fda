import type { Channel, Language, MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { nextSendMoment } from '../../voters/domain/hours.ts';
import { aboutOf, type Player } from './cast.ts';
import { hearsFrom, type TableRow } from './story.ts';

/** A message that a voter of the cast must hear. */
export type ExpectedMessage = {
  readonly type: MessageType;
  readonly ballotId: string | null;
  readonly channel: Channel;
  readonly language: Language;
  readonly row: TableRow | undefined;
  /** The first moment at which it is true and within the voter's hours. */
  readonly notBefore: Temporal.Instant;
};

/** What a player's story says that they hear, on each of their channels; nothing for who never signed up. */
export const expectedMessages = (
  { voterId, story, listens }: Player,
  electionDay: Temporal.PlainDate,
): readonly ExpectedMessage[] => {
  if (!listens) return [];
  const { channels, language, hours } = listens;
  return story.hears.flatMap((hears) =>
    channels.map((channel) => ({
      type: hears.type,
      ballotId: hears.ballot === null ? null : aboutOf(voterId, hears.ballot),
      channel,
      language,
      row: hears.row,
      notBefore: nextSendMoment(hours, hearsFrom(electionDay, hears)),
    })),
  );
};
