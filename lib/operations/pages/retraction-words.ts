import type { Retraction, RetractionCounts, RetractionPhase } from '../../ballot-tracking/domain/retraction.ts';
import type { LedgerState } from '../../messaging/domain/ledger-state.ts';
import { Channel, LANGUAGE_WORDS, Language } from '../../shared/codes.ts';
import { toPacificIso } from '../../shared/time.ts';
import { staffTime } from '../../site-kit/dates.ts';
import { scopeInWords } from './halt-words.ts';
import { CHANNEL_TEXT, STATE_TEXT } from './messages.tsx';

export const PHASE_TEXT: Readonly<Record<RetractionPhase, string>> = {
  counting: 'Being counted',
  proposed: 'Waits for a second person',
  'carrying-out': 'Being carried out',
  'counting-outcomes': 'Carried out; outcomes are being counted',
  done: 'Carried out',
  declined: 'Declined',
};

/** What a retraction takes back, in words. */
export const retractedInWords = ({ scope }: Pick<Retraction, 'scope'>): string => {
  if (scope.kind === 'upload') return `What upload ${scope.uploadId} brought (election ${scope.electionId})`;
  const { kind: _kind, toldFrom, toldUntil, ...what } = scope;
  return `${scopeInWords(what)}, told from ${staffTime(toldFrom)} to ${staffTime(toldUntil)}`;
};

const WHAT: Readonly<Record<string, string>> = {
  told: 'Told',
  waiting: 'Not told yet',
  'taken-back': 'Taken back',
  'withdrawn-rows': 'Rows withdrawn',
};

/** A line of counts: what, over which channel, in which language, how many. */
export const countLines = (counts: RetractionCounts): readonly (readonly [string, string, string, number])[] =>
  Object.entries(counts)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => {
      const [what = '', channel, language] = name.split('#');
      const isChannel = Channel.safeParse(channel);
      const isLanguage = Language.safeParse(language);
      return [
        WHAT[what] ?? `Correction: ${STATE_TEXT[what as LedgerState] ?? what}`,
        isChannel.success ? CHANNEL_TEXT[isChannel.data] : '',
        isLanguage.success ? LANGUAGE_WORDS[isLanguage.data] : '',
        count,
      ];
    });

/** Retractions as a table for a spreadsheet: who, when, how many, and what became of it; a line for each count. */
export const retractionSheet = (
  retractions: readonly Retraction[],
): readonly (readonly (string | number | null)[])[] => [
  [
    'Retraction',
    'Takes back',
    'Why',
    'State',
    'Proposed by',
    'Proposed at',
    'Decided by',
    'Decided at',
    'Carried out at',
    'Step',
    'Counted',
    'Channel',
    'Language',
    'Messages',
  ],
  ...retractions.flatMap((one) => {
    const base = [
      one.id,
      retractedInWords(one),
      one.reason,
      PHASE_TEXT[one.phase],
      one.proposedBy,
      toPacificIso(one.proposedAt),
      one.decidedBy ?? null,
      one.decidedAt ? toPacificIso(one.decidedAt) : null,
      one.doneAt ? toPacificIso(one.doneAt) : null,
    ];
    const steps = [
      ['before', one.counts],
      ['carried out', one.done],
      ['outcome', one.outcomes],
    ] as const;
    return steps.flatMap(([step, counts]) => countLines(counts).map((line) => [...base, step, ...line]));
  }),
];
