import * as z from 'zod';
import { DateForm, type TypedDate } from '../../../lib/operations/pages/date-form.tsx';
import type { FILE_ACTIONS } from '../../../lib/platform/access.ts';
import { pacificInstant, Temporal, toPacificIso } from '../../../lib/shared/time.ts';
import { writtenReason } from '../../../lib/shared/written-reason.ts';
import { agreeAlternateDate } from '../../../lib/sync-checks/use-cases/agree-alternate-date.ts';
import { cancelAlternateDate } from '../../../lib/sync-checks/use-cases/cancel-alternate-date.ts';
import { type Acted, type Action, type Answered, done } from './action.ts';
import type { FilePorts } from './ports.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const DateFields = z.object({
  date: z.iso.date('Give the day as year, month and day, for example 2026-12-04.'),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give the time as hours and minutes, for example 17:00.'),
  reason: writtenReason('Say why: the county reads it.'),
});

const targetOf = ({ county }: Acted) => ({ kind: 'alternate-schedule', id: county.code });

/** The form once more, with why nothing was agreed. */
const refusedDate = async (
  { alternates }: FilePorts,
  acted: Acted,
  typed: TypedDate | undefined,
  { code, sentence }: { readonly code: string; readonly sentence: string },
): Promise<Answered> => {
  const { frame, viewer, county, now } = acted;
  const about = { frame: { ...frame, now }, viewer, county, agreed: await alternates.find(county.code) };
  const page = <DateForm {...about} {...(typed === undefined ? {} : { typed })} refused={sentence} />;
  return {
    answer: { page, status: code === 'bad-request' ? 400 : 409 },
    outcome: 'refused',
    audit: { target: targetOf(acted), reason: code },
  };
};

const back = ({ county }: Acted, notice: string): string => `/operations/dates?county=${county.code}&notice=${notice}`;

type DateAction = Extract<keyof typeof FILE_ACTIONS, 'put-alternate-schedule' | 'cancel-alternate-schedule'>;

/** What the form about a county's agreed date does. */
export const DATE_ACTIONS: Readonly<Record<DateAction, Action>> = {
  'put-alternate-schedule': async (ports, acted) => {
    const { form, county } = acted;
    const typed = { date: text(form['date']), time: text(form['time']), reason: text(form['reason']) };
    const parsed = DateFields.safeParse(typed);
    if (!parsed.success) {
      const sentence = parsed.error.issues[0]?.message ?? 'The form is not complete.';
      return refusedDate(ports, acted, typed, { code: 'bad-request', sentence });
    }
    const { date, time, reason } = parsed.data;
    const runAt = pacificInstant(Temporal.PlainDate.from(date), time);
    const before = (await ports.alternates.find(county.code)) ?? null;
    const agreed = await agreeAlternateDate(ports, county.code, { runAt, reason }, ports.log);
    if (!agreed.ok) return refusedDate(ports, acted, typed, agreed.error);
    const { startsAt, closesAt } = agreed.value;
    const after = { runAt: toPacificIso(startsAt), closesAt: toPacificIso(closesAt), state: 'agreed' };
    return done({ to: back(acted, 'date-agreed') }, { target: targetOf(acted), before, after, reason });
  },
  'cancel-alternate-schedule': async (ports, acted) => {
    const before = (await ports.alternates.find(acted.county.code)) ?? null;
    const cancelled = await cancelAlternateDate(ports, acted.county.code, ports.log);
    if (!cancelled.ok) {
      const sentence = 'No date that is still to come is agreed with this county.';
      return refusedDate(ports, acted, undefined, { code: 'not-found', sentence });
    }
    const audit = { target: targetOf(acted), before, after: { state: 'cancelled' } };
    return done({ to: back(acted, 'date-cancelled') }, audit);
  },
};
