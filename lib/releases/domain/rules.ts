import { Temporal } from '../../shared/time.ts';
import { longDay } from './days-in-words.ts';
import { type SaidWord, saidVersions } from './said-versions.ts';
import type { Approval, Schedule } from './schedule.ts';
import { dayOf } from './when.ts';

/** Days before a statewide election in which nothing is released without a written approval; the sixtieth counts. */
export const FREEZE_DAYS = 60;

/** The rules of a release, by where they are from, and by which written approval each may be broken; by none where it is null. */
export const RULES = {
  'release-freeze': {
    says: `Nothing is released in the ${FREEZE_DAYS} days before a statewide election without a written approval.`,
    source: 'Rollcall’s rules for releases; memorandum #21144 moved a release for an election 37 days after it.',
    approvedBy: 'release-before-election',
  },
  'releases-coincide': {
    says: 'The EMSs are released on the day of VoteCal’s release.',
    source: 'Rollcall’s rules for releases; memorandum #21144 has both under one release.',
    approvedBy: 'schedule',
  },
  'acceptance-test-before-release': {
    says: 'Acceptance testing and the Mock Election have ended before the day of the release.',
    source: 'Rollcall’s rules for releases; memorandum #21144 ends task 19 two days before.',
    approvedBy: 'schedule',
  },
  'same-ems-version': {
    says: 'The version of an EMS in production is the version that its county has in the test environment.',
    source:
      'Memorandum #21144, its closing note: counties install any new EMS version provided for production to the CTE.',
    approvedBy: null,
  },
  'approval-before-release': {
    says: 'An approval has a name and a date, and was given by the day of the release.',
    source: 'Rollcall’s rules for releases: an approval that comes after the release has approved nothing.',
    approvedBy: null,
  },
} as const satisfies Readonly<
  Record<string, { readonly says: string; readonly source: string; readonly approvedBy: Approval['kind'] | null }>
>;
export type Rule = keyof typeof RULES;

/** What a rule found: that it is broken, with a written approval or without, or that it cannot be judged because a day or a version is not known. */
export type Finding = {
  readonly rule: Rule;
  readonly kind: 'violated' | 'approved' | 'not-judged';
  readonly sentence: string;
};

/** What the rules have to know beside the schedule. */
export type RuleFacts = {
  /** The days of statewide elections. */
  readonly statewideElections: readonly { readonly name: string; readonly date: Temporal.PlainDate }[];
  /** What counties have confirmed, with what they said of their versions. */
  readonly confirmations: readonly SaidWord[];
};

type Judge = (schedule: Schedule, facts: RuleFacts) => readonly Omit<Finding, 'rule'>[];

const SILENT = 'Confirmed an installation and have not said their versions, in production and in the test environment';

const violated = (sentence: string): Omit<Finding, 'rule'> => ({ kind: 'violated', sentence });

/** The first day on which something is released. */
const firstRelease = ({ releasesOn: { votecal, ems } }: Pick<Schedule, 'releasesOn'>): string =>
  votecal < ems ? votecal : ems;

/** Who has approved that this rule is broken, by the first release. */
const approvalOf = (rule: Rule, schedule: Schedule): Approval | undefined =>
  schedule.approvals.find(({ kind, on }) => kind === RULES[rule].approvedBy && on <= firstRelease(schedule));

const freeze: Judge = ({ releasesOn }, { statewideElections }) =>
  [...new Set([releasesOn.votecal, releasesOn.ems])].flatMap((day) => {
    const release = Temporal.PlainDate.from(day);
    return statewideElections.flatMap(({ name, date }) => {
      const { days } = release.until(date, { largestUnit: 'day' });
      if (days < 0 || days > FREEZE_DAYS) return [];
      return [
        violated(
          `${longDay(release)}, is ${days} ${days === 1 ? 'day' : 'days'} before ${name} on ${longDay(date)}. ${FREEZE_DAYS} days are kept free.`,
        ),
      ];
    });
  });

const coincide: Judge = ({ releasesOn: { votecal, ems } }) =>
  votecal === ems
    ? []
    : [violated(`VoteCal is released on ${longDay(votecal)}, and the EMSs on ${longDay(ems)}. Move one of them.`)];

const accepted: Judge = (schedule) => {
  const { tasks } = schedule;
  const tests = tasks.filter(({ action }) => action === 'acceptance-test');
  if (tests.length === 0) return [violated('The schedule has no acceptance test.')];
  const first = firstRelease(schedule);
  return tests.flatMap(({ number, end }): readonly Omit<Finding, 'rule'>[] => {
    const last = dayOf(end);
    if (end.kind === 'unknown') return [{ kind: 'not-judged', sentence: `It is not known when task ${number} ends.` }];
    if (last === undefined) return [violated(`Task ${number} has no end, and the release is on ${longDay(first)}.`)];
    if (last.toString() < first) return [];
    return [violated(`Task ${number} ends on ${longDay(last)}, and the release is on ${longDay(first)}.`)];
  });
};

const sameVersion: Judge = ({ tasks }, { confirmations }) => {
  const { differing, silent } = saidVersions(tasks, confirmations);
  return [
    ...differing.map(({ name, versions: { production, cte } }) =>
      violated(`${name} County has ${production} in production and ${cte} in the test environment.`),
    ),
    ...(silent.length === 0 ? [] : [{ kind: 'not-judged' as const, sentence: `${SILENT}: ${silent.join(', ')}.` }]),
  ];
};

const inTime: Judge = (schedule) => {
  const first = firstRelease(schedule);
  return schedule.approvals
    .filter(({ on }) => on > first)
    .map(({ by, on }) => violated(`${by} approved on ${longDay(on)}, after the release on ${longDay(first)}.`));
};

const JUDGES: Readonly<Record<Rule, Judge>> = {
  'release-freeze': freeze,
  'releases-coincide': coincide,
  'acceptance-test-before-release': accepted,
  'same-ems-version': sameVersion,
  'approval-before-release': inTime,
};

/** A violation with the approval that allows it, or with the word that there is none. */
const withApproval = (rule: Rule, schedule: Schedule, finding: Omit<Finding, 'rule'>): Finding => {
  if (finding.kind !== 'violated' || RULES[rule].approvedBy === null) return { rule, ...finding };
  const approval = approvalOf(rule, schedule);
  return approval === undefined
    ? { rule, kind: 'violated', sentence: `${finding.sentence} No written approval is on record.` }
    : {
        rule,
        kind: 'approved',
        sentence: `${finding.sentence} ${approval.by} approved it on ${longDay(approval.on)} (${approval.reference}).`,
      };
};

/** Everything that the rules find, each by its name and in words. */
export const findingsOf = (schedule: Schedule, facts: RuleFacts): readonly Finding[] =>
  (Object.keys(RULES) as Rule[]).flatMap((rule) =>
    JUDGES[rule](schedule, facts).map((finding) => withApproval(rule, schedule, finding)),
  );
