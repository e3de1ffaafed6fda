import type { Election } from '../../elections/domain/election.ts';
import { countyOf } from '../../shared/counties.ts';
import { staffDate } from '../../site-kit/dates.ts';
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
