import type { Child, FC } from 'hono/jsx';
import { chartOf } from '../../releases/domain/chart.ts';
import type { TaskProgress } from '../../releases/domain/completion.ts';
import { longDay } from '../../releases/domain/days-in-words.ts';
import { forbids } from '../../releases/domain/forbidden.ts';
import { type Finding, RULES } from '../../releases/domain/rules.ts';
import { APPROVAL_TEXT, type Schedule } from '../../releases/domain/schedule.ts';
import { pacificDate } from '../../shared/time.ts';
import type { Frame } from '../../site-kit/frame.ts';
import type { ReleaseNotice } from '../domain/release-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Download } from './download.tsx';
import { Done } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { PageLink } from './page-link.tsx';
import { ReleaseChart } from './release-chart.tsx';
import { ReleaseTable } from './release-table.tsx';
import { FINDING_TEXT, RELEASE_NOTICE_TEXT, RULE_TEXT } from './release-words.ts';

type ReleaseProps = {
  frame: Frame;
  viewer: Viewer;
  schedule: Schedule;
  progress: readonly TaskProgress[];
  findings: readonly Finding[];
  notice?: ReleaseNotice | undefined;
};

/** `November 21, 2021, release`: what people call it. */
export const releaseTitle = ({ releasesOn }: Pick<Schedule, 'releasesOn'>): string =>
  `${longDay(releasesOn.votecal)}, release`;

/** What a release's pages have above them. */
export const releaseTrail = (schedule?: Schedule): readonly { href: string; text: string }[] => [
  { href: '/operations/releases', text: 'Releases' },
  ...(schedule === undefined
    ? []
    : [{ href: `/operations/releases/${schedule.release}`, text: releaseTitle(schedule) }]),
];

const FINDING_LOOK: Readonly<Record<Finding['kind'], string>> = {
  violated: 'error',
  approved: 'info',
  'not-judged': 'warning',
};
const FORBIDDEN_TEXT = 'The release does not end until it is approved in writing, or the schedule keeps the rule.';

const Findings: FC<{ findings: readonly Finding[] }> = ({ findings }) =>
  findings.length === 0 ? (
    <p>The schedule keeps every rule for releases.</p>
  ) : (
    <>
      <h2>Rules</h2>
      {findings.map(({ rule, kind, sentence }) => (
        <div class={`usa-alert usa-alert--slim usa-alert--${FINDING_LOOK[kind]}`}>
          <div class="usa-alert__body">
            <p class="usa-alert__text">
              <strong>
                {RULE_TEXT[rule]}, {FINDING_TEXT[kind]}:
              </strong>{' '}
              {sentence}
              <span class="note">
                {RULES[rule].says} Source: {RULES[rule].source}
                {forbids({ rule, kind }) && ` ${FORBIDDEN_TEXT}`}
              </span>
            </p>
          </div>
        </div>
      ))}
    </>
  );

const Ways: FC<{ frame: Frame; viewer: Viewer; schedule: Schedule }> = ({ frame, viewer, schedule }) => {
  const base = `/operations/releases/${schedule.release}`;
  const way = (to: string, text: Child) => (
    <PageLink frame={frame} viewer={viewer} to={`${base}${to}`}>
      {text}
    </PageLink>
  );
  return (
    <ul class="usa-list">
      <li>
        {way('/week', viewer.county === null ? 'What is to be done this week' : 'What my county must do this week')}
      </li>
      <li>{way('/counties', viewer.county === null ? 'Completion by county' : 'What my county has confirmed')}</li>
      <li>{way('/revisions', 'What has changed between revisions')}</li>
      {schedule.memo !== null && <li>{way('/memo', `Memorandum #${schedule.memo.number}`)}</li>}
      {viewer.does.includes('slip-schedule') && <li>{way('/revise', 'Revise the schedule, or record an approval')}</li>}
    </ul>
  );
};

/** A release: its schedule as a chart and as a table, and what the rules say of it. */
export const ReleasePage: FC<ReleaseProps> = ({ frame, viewer, schedule, progress, findings, notice }) => {
  const [done, remaining] = [progress.filter((one) => one.done), progress.filter((one) => !one.done)];
  const { releasesOn, revision, publishedOn, approvals } = schedule;
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={releaseTitle(schedule)}
      section="releases"
      trail={releaseTrail()}
    >
      {notice !== undefined && <Done text={RELEASE_NOTICE_TEXT[notice]} />}
      <p class="usa-intro">
        VoteCal is released on {longDay(releasesOn.votecal)}, the counties’ EMSs on {longDay(releasesOn.ems)}. This is
        revision {revision}
        {publishedOn === null ? '' : `, published on ${longDay(publishedOn)}`}.
      </p>
      <Ways frame={frame} viewer={viewer} schedule={schedule} />
      <Findings findings={findings} />
      {approvals.length > 0 && (
        <>
          <h2>Approvals</h2>
          <ul class="usa-list">
            {approvals.map(({ kind, by, on, reference }) => (
              <li>
                {APPROVAL_TEXT[kind]}: {by}, {longDay(on)} ({reference})
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Schedule</h2>
      <ReleaseChart chart={chartOf(schedule, progress, pacificDate(frame.now))} />
      {remaining.length > 0 && <ReleaseTable caption="Remaining tasks" progress={remaining} viewer={viewer} />}
      {done.length > 0 && <ReleaseTable caption="Completed tasks" progress={done} viewer={viewer} />}
      <Download href={`${frame.root}/operations/releases/${schedule.release}?format=csv`} what="the schedule" />
    </OperationsLayout>
  );
};
