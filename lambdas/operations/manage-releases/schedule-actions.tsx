import * as z from 'zod';
import type { ReleaseNotice } from '../../../lib/operations/domain/release-notice.ts';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { NewReleaseForm, type ReleaseRefusal, ReviseForms } from '../../../lib/operations/pages/release-form.tsx';
import { Approval, MemoHead, ReleaseId, Schedule } from '../../../lib/releases/domain/schedule.ts';
import { readScheduleCsv } from '../../../lib/releases/domain/schedule-csv.ts';
import { ScheduleDate } from '../../../lib/releases/domain/when.ts';
import {
  approveSchedule,
  type NotRevised,
  publishSchedule,
  rewriteSchedule,
  slipSchedule,
} from '../../../lib/releases/use-cases/revise-schedule.ts';
import { err, ok, type Result } from '../../../lib/shared/result.ts';
import { pacificDate } from '../../../lib/shared/time.ts';
import type { Acted, Action, Actions, ReleasePorts } from './ports.ts';
import { textsIn } from './texts.ts';

const NOT_REVISED: Readonly<Record<NotRevised['code'], string>> = {
  exists: 'There is a release of this name already. Nothing was published.',
  'not-found': 'There is no such release.',
  'changed-meanwhile':
    'Somebody else has revised this schedule meanwhile, and nothing was published. Below is the revision in force.',
  'bad-schedule': 'Nothing was published. Look at these tasks:',
  'not-yet-given': 'Nothing was published. An approval is put on record when it is given: its day is today or before.',
};
const INCOMPLETE = 'Nothing was published. The form is not complete:';
const BAD_FILE = 'Nothing was published. The file cannot be read:';

type Refusal = ReleaseRefusal & { readonly code: string };
type Form = Acted['form'];

const Days = z.object({ votecal: ScheduleDate, ems: ScheduleDate });
const Seen = z.object({ release: ReleaseId, revision: z.coerce.number().int().positive() });
const Reason = z.object({ reason: Schedule.shape.reason.unwrap() });

const parsed = <Shape extends z.ZodType>(shape: Shape, form: Form): Result<z.output<Shape>, Refusal> => {
  const read = shape.safeParse(textsIn(form));
  if (read.success) return ok(read.data);
  const faults = read.error.issues.map(({ path, message }) => `${path.join(', ')}: ${message}`);
  return err({ code: 'bad-request', text: INCOMPLETE, faults });
};

/** The memorandum that a form asks for, of today; null where it names none. */
const memoIn = (form: Form, today: string): Result<MemoHead | null, Refusal> => {
  const { memoNumber, memoFrom: name, memoTitle: title, memoSecretary: secretary } = textsIn(form);
  if (memoNumber === undefined || memoNumber === '') return ok(null);
  const read = MemoHead.safeParse({ number: memoNumber, date: today, from: { name, title }, secretary });
  if (read.success) return ok(read.data);
  const fault = 'A memorandum has a number of five digits, who writes it with a title, and the Secretary of State.';
  return err({ code: 'bad-request', text: INCOMPLETE, faults: [fault] });
};

const tasksIn = async ({ file }: Form): Promise<Result<Pick<Schedule, 'tasks' | 'completed'>, Refusal>> => {
  const read = readScheduleCsv(file instanceof File ? await file.text() : '');
  if (read.ok) return read;
  const faults = read.error.map(
    ({ line, column, sentence }) => `Line ${line}${column === null ? '' : `, ${column}`}: ${sentence}`,
  );
  return err({ code: 'bad-file', text: BAD_FILE, faults });
};

/** The forms once more, with what was typed and why nothing was published. */
const refusedForm = async (ports: ReleasePorts, { frame, viewer, form }: Acted, refused: Refusal) => {
  const typed = textsIn(form);
  const { data: release } = ReleaseId.safeParse(typed['release']);
  const schedule =
    release === undefined || typed['revision'] === undefined ? undefined : await ports.schedules.find(release);
  const isNew = typed['revision'] === undefined;
  const page = isNew ? (
    <NewReleaseForm frame={frame} viewer={viewer} typed={typed} refused={refused} />
  ) : schedule === undefined ? (
    <OperationsNotFound frame={frame} viewer={viewer} />
  ) : (
    <ReviseForms frame={frame} viewer={viewer} schedule={schedule} typed={typed} refused={refused} />
  );
  const status = { 'bad-request': 400, 'bad-file': 400, 'bad-schedule': 422, 'not-found': 404 }[refused.code] ?? 409;
  const audit = { target: { kind: 'release-schedule', id: release ?? '' }, reason: refused.code };
  return { answer: { page, status }, outcome: 'refused' as const, audit };
};

type Revised = Awaited<ReturnType<typeof publishSchedule>>;

const recordable = ({ revision, releasesOn, approvals }: Schedule) => ({
  revision,
  releasesOn,
  approvals: approvals.length,
});

/** An action whose form is read by `read`, and which `act` then does. */
const schedule =
  <Read,>(
    notice: ReleaseNotice,
    read: (form: Form, today: string) => Promise<Result<Read, Refusal>> | Result<Read, Refusal>,
    act: (ports: ReleasePorts, read: Read) => Promise<Revised>,
  ): Action =>
  async (ports, acted) => {
    const given = await read(acted.form, pacificDate(acted.now).toString());
    if (!given.ok) return refusedForm(ports, acted, given.error);
    const revised = await act(ports, given.value);
    if (!revised.ok) {
      const { code, faults } = revised.error;
      return refusedForm(ports, acted, {
        code,
        text: NOT_REVISED[code],
        faults: faults.map(({ sentence }) => sentence),
      });
    }
    const { before, after } = revised.value;
    return {
      answer: { to: `/operations/releases/${after.release}?notice=${notice}` },
      outcome: 'done',
      audit: {
        target: { kind: 'release-schedule', id: after.release },
        before: before && recordable(before),
        after: recordable(after),
      },
    };
  };

/** What all forms that say when a release is have in common. */
const told = (form: Form, today: string) => {
  const days = parsed(Days, form);
  const memo = memoIn(form, today);
  if (!days.ok) return days;
  return memo.ok ? ok({ releasesOn: days.value, memo: memo.value }) : memo;
};

const toldAgain = (form: Form, today: string) => {
  const [seen, reason, common] = [parsed(Seen, form), parsed(Reason, form), told(form, today)];
  if (!seen.ok) return seen;
  if (!reason.ok) return reason;
  return common.ok ? ok({ seen: seen.value, told: { ...reason.value, ...common.value } }) : common;
};

/** What the forms about a schedule do. */
export const SCHEDULE_ACTIONS: Actions<'publish-schedule' | 'rewrite-schedule' | 'slip-schedule' | 'approve-schedule'> =
  {
    'publish-schedule': schedule(
      'schedule-published',
      async (form, today) => {
        const [named, common] = [parsed(Seen.pick({ release: true }), form), told(form, today)];
        if (!named.ok) return named;
        if (!common.ok) return common;
        const tasks = await tasksIn(form);
        return tasks.ok ? ok({ ...named.value, ...common.value, ...tasks.value, approvals: [] }) : tasks;
      },
      publishSchedule,
    ),
    'slip-schedule': schedule('schedule-revised', toldAgain, (ports, { seen, told: what }) =>
      slipSchedule(ports, seen, what),
    ),
    'rewrite-schedule': schedule(
      'schedule-revised',
      async (form, today) => {
        const again = toldAgain(form, today);
        if (!again.ok) return again;
        const tasks = await tasksIn(form);
        return tasks.ok ? ok({ seen: again.value.seen, told: { ...again.value.told, ...tasks.value } }) : tasks;
      },
      (ports, { seen, told: what }) => rewriteSchedule(ports, seen, what),
    ),
    'approve-schedule': schedule(
      'approval-recorded',
      (form) => {
        const [seen, approval] = [parsed(Seen, form), parsed(z.object(Approval.shape), form)];
        if (!seen.ok) return seen;
        if (!approval.ok) return approval;
        return ok({ seen: seen.value, approval: approval.value });
      },
      (ports, { seen, approval }) => approveSchedule(ports, seen, approval),
    ),
  };
