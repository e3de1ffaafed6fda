import { dateCancelledNews, dateNews } from '../../../lib/operations/pages/county-news.ts';
import { DateForm, type TypedDate } from '../../../lib/operations/pages/date-form.tsx';
import { dateSentences } from '../../../lib/operations/pages/date-words.ts';
import { tellCounty } from '../../../lib/operations/use-cases/tell-county.ts';
import type { FILE_ACTIONS } from '../../../lib/platform/access.ts';
import { Temporal, toPacificIso } from '../../../lib/shared/time.ts';
import type { AlternateSchedule } from '../../../lib/sync-checks/domain/alternate.ts';
import { agreeAlternateDate } from '../../../lib/sync-checks/use-cases/agree-alternate-date.ts';
import { cancelAlternateDate } from '../../../lib/sync-checks/use-cases/cancel-alternate-date.ts';
import { type Acted, type Action, type Answered, done } from './action.ts';
import { dateTyped } from './date-page.tsx';
import type { FilePorts } from './ports.ts';

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

/** The date that was agreed and had not come yet. */
const toCome = (agreed: AlternateSchedule | null, now: Temporal.Instant): AlternateSchedule | undefined =>
  agreed?.state === 'agreed' && Temporal.Instant.compare(agreed.runAt, now) > 0 ? agreed : undefined;

const back = ({ county }: Acted, notice: string): string => `/operations/dates?county=${county.code}&notice=${notice}`;

type DateAction = Extract<keyof typeof FILE_ACTIONS, 'put-alternate-schedule' | 'cancel-alternate-schedule'>;

/** What the form about a county's agreed date does. */
export const DATE_ACTIONS: Readonly<Record<DateAction, Action>> = {
  'put-alternate-schedule': async (ports, acted) => {
    const { form, county } = acted;
    const { typed, refused, wanted } = dateTyped(form);
    if (wanted === undefined) return refusedDate(ports, acted, typed, { code: 'bad-request', sentence: refused });
    const before = (await ports.alternates.find(county.code)) ?? null;
    const agreed = await agreeAlternateDate(ports, county.code, wanted, ports.log);
    if (!agreed.ok) return refusedDate(ports, acted, typed, agreed.error);
    const { startsAt, closesAt } = agreed.value;
    const { reason } = wanted;
    const comes = dateSentences(county, startsAt, toCome(before, acted.now), acted.now);
    const news = dateNews(county, { runAt: startsAt, closesAt, reason }, comes, ports.pagesUrl);
    await tellCounty(ports, county.code, news, ports.log);
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
    if (before !== null) {
      const news = dateCancelledNews(acted.county, before.runAt, ports.pagesUrl);
      await tellCounty(ports, acted.county.code, news, ports.log);
    }
    const audit = { target: targetOf(acted), before, after: { state: 'cancelled' } };
    return done({ to: back(acted, 'date-cancelled') }, audit);
  },
};
