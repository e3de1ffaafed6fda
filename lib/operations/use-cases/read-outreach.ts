import type { CountyFiles } from '../../counties/ports.ts';
import { concerns, type Election } from '../../elections/domain/election.ts';
import { participates } from '../../elections/domain/participation.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import { isReviewed, type KitOrder } from '../../outreach/domain/kit-words.ts';
import { Language } from '../../shared/codes.ts';
import { type County, countyOf } from '../../shared/counties.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { NoKit, OutreachShown } from '../domain/outreach-shown.ts';
import { electionToShow } from '../domain/shown-election.ts';
import { countiesOfViewer, type Viewer } from '../domain/viewer.ts';

export type OutreachReads = {
  readonly elections: Pick<ElectionStore, 'list' | 'participation'>;
  readonly files: Pick<CountyFiles, 'contacts'>;
  /** Where the voters' site of this stage is reached. */
  readonly site: string;
  readonly rehearsal: boolean;
  /** Whether the kit can say and draw the name of the order's election. */
  readonly isPrintable: (order: KitOrder) => boolean;
};

type Query = Readonly<Record<string, string>>;

/**
 * The kit that a viewer asks for: a county's people get their own county's. Undefined for a county or an election that is not
 * theirs, or that does not exist.
 */
export const readOutreach = async (
  reads: OutreachReads,
  viewer: Viewer,
  query: Query,
  now: Temporal.Instant,
): Promise<OutreachShown | undefined> => {
  const counties = countiesOfViewer(viewer).toSorted((a, b) => a.name.localeCompare(b.name));
  const wanted = query['county'] || viewer.county;
  const county = wanted ? counties.find(({ code }) => code === wanted) : null;
  const elections = (await reads.elections.list()).filter(
    (one) => viewer.county === null || concerns(one, viewer.county),
  );
  const election = query['election']
    ? elections.find(({ id }) => id === query['election'])
    : (electionToShow(elections, pacificDate(now)) ?? null);
  if (county === undefined || election === undefined) return undefined;
  const language = Language.safeParse(query['language']).data ?? 'en';
  const shown = { counties, elections, county, election, language, reviewed: isReviewed(language) };
  if (county === null) return { ...shown, kit: 'choose-county' };
  if (election === null) return { ...shown, kit: 'no-election' };
  return { ...shown, kit: await kitOf(reads, county, election, language) };
};

const kitOf = async (
  { elections, files, site, rehearsal, isPrintable }: OutreachReads,
  { code }: County,
  election: Election,
  language: Language,
): Promise<KitOrder | NoKit> => {
  if (!concerns(election, code)) return 'not-theirs';
  const [stated, { contacts }] = await Promise.all([elections.participation(election.id, code), files.contacts(code)]);
  if (!participates(election, code, stated)) return 'not-participating';
  const order = { county: countyOf(code), election, language, contact: contacts.voters, site, rehearsal };
  return isPrintable(order) ? order : 'unprintable-name';
};
