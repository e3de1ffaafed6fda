import { BRAKE } from '../../messaging/domain/brakes/brake.ts';
import type { Halt, HaltScope } from '../../messaging/domain/halt.ts';
import type { HaltWaiting } from '../../messaging/domain/halt-waiting.ts';
import { LANGUAGE_WORDS, type Lane } from '../../shared/codes.ts';
import { countyOf } from '../../shared/counties.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { number } from './words.ts';

/** What staff call each channel where its messages are meant. */
const CHANNEL_MESSAGES = { text: 'text messages', email: 'emails', voice: 'calls' } as const;
export const LANE_WORDS: Readonly<Record<Lane, string>> = {
  urgent: 'what voters must act on',
  status: 'news of a ballot',
  bulk: 'mass mailings',
};

/** What a halt stops, in words; an election by its identifier, which says its day. */
export const scopeInWords = (scope: HaltScope): string => {
  const parts = [
    scope.county && `${countyOf(scope.county).name} County`,
    scope.electionId && `election ${scope.electionId}`,
    scope.channel && CHANNEL_MESSAGES[scope.channel],
    scope.type && `“${SITE_TEXTS.en.messages.types[scope.type].name}” (${scope.type})`,
    scope.language && LANGUAGE_WORDS[scope.language],
    scope.lane && LANE_WORDS[scope.lane],
    scope.uploadId && `upload ${scope.uploadId}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'All messages of all counties' : parts.join(', ');
};

/** How many messages wait, in words. */
export const waitingInWords = ({ messages, atMost }: HaltWaiting): string => {
  const count = messages === 1 ? '1 message' : `${number(messages)} messages`;
  return atMost ? `at most ${count}` : count;
};

/** Who started a halt, in words. */
export const starterInWords = ({ startedBy }: Pick<Halt, 'startedBy'>): string =>
  ({ table: 'somebody, in the table', [BRAKE]: 'Rollcall itself' })[startedBy] ?? startedBy;
