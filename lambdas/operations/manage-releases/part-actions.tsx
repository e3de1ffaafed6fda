import * as z from 'zod';
import type { TestNotice } from '../../../lib/operations/domain/release-notice.ts';
import { IssueBody } from '../../../lib/releases/api/routes.ts';
import { CHECKLIST_ITEMS, type ChecklistItem, checkedItem } from '../../../lib/releases/domain/checklist.ts';
import { EmsVersion } from '../../../lib/releases/domain/completion.ts';
import { ISSUE_STATES } from '../../../lib/releases/domain/issue.ts';
import { auditedOptIn } from '../../../lib/releases/domain/opt-in.ts';
import { ReleaseId } from '../../../lib/releases/domain/schedule.ts';
import { TaskNumber } from '../../../lib/releases/domain/task.ts';
import { ScheduleDate } from '../../../lib/releases/domain/when.ts';
import { confirmTask } from '../../../lib/releases/use-cases/confirm-task.ts';
import { optInCounty, withdrawCounty } from '../../../lib/releases/use-cases/opt-in-county.ts';
import { changeIssue, reportIssue } from '../../../lib/releases/use-cases/report-issue.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { environmentPage, issuesPage } from './part-pages.tsx';
import type { Acted, Action, Actions, ReleasePorts } from './ports.ts';
import { textsIn } from './texts.ts';

const line = (longest: number) => z.string().trim().min(1).max(longest);
const Version = EmsVersion.or(z.literal('')).default('');
const Confirm = z
  .object({ release: ReleaseId, task: TaskNumber, production: Version, cte: Version })
  .refine(({ production, cte }) => (production === '') === (cte === ''));
const OptIn = z.discriminatedUnion('does', [
  z.object({ does: z.literal('opt-in'), county: CountyCode }),
  z.object({
    does: z.literal('record-mou'),
    county: CountyCode,
    file: line(120),
    signedOn: ScheduleDate,
    signatory: line(100),
  }),
  z.object({ does: z.literal('withdraw'), county: CountyCode, reason: line(300) }),
]);
const Check = z.object({
  county: CountyCode,
  item: z.enum(CHECKLIST_ITEMS as [ChecklistItem, ...ChecklistItem[]]),
  done: z.enum(['yes', 'no']),
  detail: z.string().trim().max(200).default(''),
});

const Answer = z.object({
  id: z.string().max(40),
  state: z.enum(ISSUE_STATES),
  text: z.string().trim().max(4000).default(''),
});

const INCOMPLETE = 'The form is not complete. Nothing was changed.';
const VERSIONS =
  'An installation is confirmed with both versions, of letters, digits, spaces, points, hyphens and underscores, such as DIMS 7.1, or with neither.';
const NOT_FOUND = 'There is nothing like that here. Nothing was changed.';

type On = 'environment' | 'issues';

/** The page once more, with why nothing was changed. */
const refused = async (ports: ReleasePorts, acted: Acted, on: On, code: string, text: string) => {
  const typed = textsIn(acted.form);
  const county = CountyCode.safeParse(typed['county']).data;
  const page =
    on === 'issues'
      ? await issuesPage(ports, acted, { refused: text, typed })
      : await environmentPage(ports, acted, { county, refused: text });
  const status = code === 'bad-request' ? 400 : 409;
  return { answer: { page, status }, outcome: 'refused' as const, audit: { reason: code } };
};

const to = (on: On, notice: TestNotice, county?: CountyCode) => ({
  to: `/operations/${on === 'issues' ? 'issues' : 'test-environment'}?${county === undefined ? '' : `county=${county}&`}notice=${notice}`,
});

const byOf = ({ by }: Acted) => ({ id: by.id, role: by.role });
const isTheirs = ({ viewer }: Acted, county: CountyCode): boolean => (viewer.county ?? county) === county;

const confirm: Action = async (ports, acted) => {
  const form = Confirm.safeParse(textsIn(acted.form));
  if (!form.success) return refused(ports, acted, 'environment', 'bad-request', `${INCOMPLETE} ${VERSIONS}`);
  const { release, task, production, cte } = form.data;
  const { county } = acted.viewer;
  const named = county === null || production === '' ? {} : { versions: { production, cte } };
  const said = await confirmTask(ports, { release, task, county, by: acted.by.id, ...named });
  if (!said.ok) return refused(ports, acted, 'environment', said.error.code, said.error.detail);
  const audit = { target: { kind: 'task', id: `${release}/${task}` }, county, after: { task, ...named } };
  const isAnew = said.value.confirmed === 'before' && named.versions !== undefined;
  return { answer: to('environment', isAnew ? 'versions-said' : 'confirmed'), outcome: 'done', audit };
};

const NOTICES = { 'opt-in': 'opted-in', 'record-mou': 'mou-recorded', withdraw: 'withdrew' } as const;

const optIn: Action = async (ports, acted) => {
  const form = OptIn.safeParse(textsIn(acted.form));
  if (!form.success) return refused(ports, acted, 'environment', 'bad-request', INCOMPLETE);
  const { does, county } = form.data;
  if (!isTheirs(acted, county)) return refused(ports, acted, 'environment', 'bad-request', NOT_FOUND);
  if (does === 'record-mou' && acted.viewer.county !== null) {
    return refused(ports, acted, 'environment', 'mou-by-sos', 'SOS records the signed MOU. Send it to the help desk.');
  }
  const mou =
    form.data.does === 'record-mou'
      ? {
          file: form.data.file,
          signedOn: Temporal.PlainDate.from(form.data.signedOn),
          signatory: form.data.signatory,
        }
      : null;
  const changed =
    form.data.does === 'withdraw'
      ? await withdrawCounty(ports, county, form.data.reason)
      : await optInCounty(ports, county, mou);
  if (!changed.ok) return refused(ports, acted, 'environment', changed.error.code, changed.error.detail);
  const { before, after } = changed.value;
  const audit = {
    target: { kind: 'opt-in', id: county },
    county,
    before: before ? auditedOptIn(before) : null,
    after: auditedOptIn(after),
    reason: form.data.does === 'withdraw' ? form.data.reason : null,
  };
  return { answer: to('environment', NOTICES[does], county), outcome: 'done', audit };
};

const check: Action = async (ports, acted) => {
  const form = Check.safeParse(textsIn(acted.form));
  if (!form.success) return refused(ports, acted, 'environment', 'bad-request', INCOMPLETE);
  const { county, item, detail } = form.data;
  if (!isTheirs(acted, county)) return refused(ports, acted, 'environment', 'bad-request', NOT_FOUND);
  const done = form.data.done === 'yes';
  const entry = { county, item, done, detail: detail === '' ? null : detail, by: byOf(acted), at: acted.now };
  const checked = checkedItem(entry, { ofState: acted.viewer.county === null });
  if (!checked.ok) return refused(ports, acted, 'environment', checked.error.code, checked.error.detail);
  await ports.checklists.put(checked.value);
  const audit = { target: { kind: 'setup', id: county }, county, after: { item, done } };
  return { answer: to('environment', 'checked', county), outcome: 'done', audit };
};

const report: Action = async (ports, acted) => {
  const form = IssueBody.safeParse(textsIn(acted.form));
  const { county } = acted.viewer;
  if (!form.success || county === null) return refused(ports, acted, 'issues', 'bad-request', INCOMPLETE);
  const reported = await reportIssue(ports, county, form.data, byOf(acted));
  if (!reported.ok) return refused(ports, acted, 'issues', reported.error.code, reported.error.detail);
  const { id, state, class: about } = reported.value;
  const audit = { target: { kind: 'issue', id }, county, after: { state, class: about } };
  return { answer: to('issues', 'reported'), outcome: 'done', audit };
};

const answer: Action = async (ports, acted) => {
  const form = Answer.safeParse(textsIn(acted.form));
  if (!form.success) return refused(ports, acted, 'issues', 'bad-request', INCOMPLETE);
  const issue = await ports.issues.find(form.data.id);
  if (issue === undefined || !isTheirs(acted, issue.county)) {
    return refused(ports, acted, 'issues', 'bad-request', NOT_FOUND);
  }
  const { state, text } = form.data;
  const side = acted.viewer.county === null ? 'state' : 'county';
  const who = { side, by: byOf(acted) } as const;
  const changed = await changeIssue(ports, issue, { state, text: text === '' ? null : text }, who);
  if (!changed.ok) return refused(ports, acted, 'issues', changed.error.code, changed.error.detail);
  const { before, after } = changed.value;
  const audit = {
    target: { kind: 'issue', id: after.id },
    county: after.county,
    before: { state: before.state, class: before.class },
    after: { state: after.state, class: after.class },
  };
  return { answer: to('issues', 'answered'), outcome: 'done', audit };
};

/** What the forms about the environment do, by the same rules as the calls of the API of the same names. */
export const PART_ACTIONS: Actions<'confirm-task' | 'change-opt-in' | 'check-setup' | 'report-issue' | 'answer-issue'> =
  {
    'confirm-task': confirm,
    'change-opt-in': optIn,
    'check-setup': check,
    'report-issue': report,
    'answer-issue': answer,
  };
