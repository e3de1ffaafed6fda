import * as z from 'zod';
import { fileNoticeOf } from '../../../lib/operations/domain/file-notice.ts';
import { DateForm, type TypedDate } from '../../../lib/operations/pages/date-form.tsx';
import { pacificInstant, Temporal } from '../../../lib/shared/time.ts';
import { writtenReason } from '../../../lib/shared/written-reason.ts';
import { checkAlternateDate } from '../../../lib/sync-checks/domain/alternate.ts';
import type { FilePorts } from './ports.ts';
import type { Asked } from './shown.tsx';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const DateFields = z.object({
  date: z.iso.date('Give the day as year, month and day, for example 2026-12-04.'),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give the time as hours and minutes, for example 17:00.'),
  reason: writtenReason('Say why: the county reads it.'),
});

/** What was typed, and the moment on the Pacific clock that it names; or what is wrong with it. */
export const dateTyped = (form: Readonly<Record<string, unknown>>) => {
  const typed: TypedDate = { date: text(form['date']), time: text(form['time']), reason: text(form['reason']) };
  const parsed = DateFields.safeParse(typed);
  if (!parsed.success) return { typed, refused: parsed.error.issues[0]?.message ?? 'The form is not complete.' };
  const { date, time, reason } = parsed.data;
  return { typed, wanted: { runAt: pacificInstant(Temporal.PlainDate.from(date), time), reason } };
};

/** The form of a date; once a day is typed, what would come of it, before anything is agreed. */
export const datePage = async ({ alternates }: FilePorts, asked: Asked) => {
  const { frame, viewer, county, now, notice, query = {} } = asked;
  const agreed = await alternates.find(county.code);
  const about = { frame: { ...frame, now }, viewer, county, agreed, notice: fileNoticeOf(notice) };
  if (query['date'] === undefined) return <DateForm {...about} />;
  const { typed, refused, wanted } = dateTyped(query);
  if (wanted === undefined) return <DateForm {...about} typed={typed} refused={refused} />;
  const possible = checkAlternateDate(wanted.runAt, now);
  if (!possible.ok) return <DateForm {...about} typed={typed} refused={possible.error.sentence} />;
  return <DateForm {...about} typed={typed} wanted={wanted.runAt} />;
};
