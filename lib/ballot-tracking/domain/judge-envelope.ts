import type { Temporal } from '../../shared/time.ts';
import { ledgerBallotOf } from './envelope.ts';
import type { HeardEnvelope } from './postal.ts';
import { lookAgain, outcomeOf, type RecordJudgement, untilOf } from './record-judgement.ts';
import { newsJudgement, type Telling } from './tell.ts';
import { hushedLook, type VoterCase } from './voter-case.ts';

/** What became of an envelope's scans, and when to look at them again. */
export const judgeEnvelope = (
  { envelope, heard, next }: HeardEnvelope,
  telling: Telling,
  voterCase: VoterCase,
  now: Temporal.Instant,
): RecordJudgement => {
  const { direction, barcode, version } = envelope;
  const judgement = 'news' in heard ? newsJudgement(heard.news, telling) : heard.judgement;
  const told = judgement === 'told' && 'news' in heard ? ({ kind: 'told', type: heard.news.type } as const) : undefined;
  const isUnheard = judgement !== 'told' && judgement.reason === 'no-subscriber';
  const moments = [
    ...(judgement === 'told' ? [] : untilOf(judgement)),
    next,
    telling.again.get(ledgerBallotOf(envelope)),
    isUnheard ? hushedLook(voterCase, now) : undefined,
  ].flatMap((moment) => moment ?? []);
  return {
    subject: { kind: 'envelope', direction, barcode },
    version,
    outcomes: new Map([
      [version, told ?? outcomeOf(judgement === 'told' ? { kind: 'silent', reason: 'repeated' } : judgement)],
    ]),
    ...lookAgain(moments),
  };
};
