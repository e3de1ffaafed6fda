import type { Election } from '../../elections/domain/election.ts';
import { type County, countyOf } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { staffDate, staffTime } from '../../site-kit/dates.ts';
import type { CountyNews } from '../domain/county-news.ts';

const paragraphs = (...parts: readonly string[]): string => parts.join('\n\n');

/** What became of a county's request for a local election. `reason`: null when it was accepted. `pages`: where the staff pages are. */
export const decisionNews = (election: Election, reason: string | null, pages: string): CountyNews => {
  const county = election.county === null ? 'Your county' : `${countyOf(election.county).name} County`;
  const what = `“${election.name}” of ${staffDate(election.date)} (${election.id})`;
  const where = `All requests and their decisions: ${pages}/operations/counties`;
  const reference = `decision-${election.id}`;
  if (reason === null) {
    const text = paragraphs(
      `${county} asked for the local election ${what}.`,
      'SOS Ballot Tracking has accepted it. It is an election like all others now: send its ballots as for any.',
      where,
    );
    return { subject: `Accepted: ${election.name}`, text, reference };
  }
  const text = paragraphs(
    `${county} asked for the local election ${what}.`,
    `SOS Ballot Tracking has declined it: ${reason}`,
    'Nothing of it is public, and no voter hears of it. You may mend the request and ask again.',
    where,
  );
  return { subject: `Declined: ${election.name}`, text, reference };
};

/** A date on which a county is checked beside the calendar. */
type AgreedDate = { readonly runAt: Temporal.Instant; readonly closesAt: Temporal.Instant; readonly reason: string };

/** That a date was agreed with a county. `comes`: what comes of it, a sentence each. */
export const dateNews = (
  county: County,
  { runAt, closesAt, reason }: AgreedDate,
  comes: readonly string[],
  pages: string,
): CountyNews => ({
  subject: `Roll check of ${county.name} County: ${staffTime(runAt)}`,
  text: paragraphs(
    `The Secretary of State has entered a date for a roll check of ${county.name} County: from ${staffTime(runAt)} to ${staffTime(closesAt)}. Your EMS is asked for its extract then.`,
    `Why: ${reason}`,
    ...comes,
    'If the date does not suit you, tell the VoteCal Help Desk.',
    `The calendar: ${pages}/operations/calendar`,
  ),
  reference: `date-${county.code}`,
});

/** That a date which was agreed with a county holds no more. */
export const dateCancelledNews = (county: County, runAt: Temporal.Instant, pages: string): CountyNews => ({
  subject: `No roll check of ${county.name} County: ${staffTime(runAt)}`,
  text: paragraphs(
    `The roll check of ${county.name} County on ${staffTime(runAt)} is cancelled: the regular schedule holds again.`,
    `The calendar: ${pages}/operations/calendar`,
  ),
  reference: `date-${county.code}`,
});
