import type { Election } from '../../elections/domain/election.ts';
import { participates } from '../../elections/domain/participation.ts';
import type { MessageCount } from '../../messaging/domain/message-count.ts';
import { usableVersions } from '../../messaging/domain/texts/texts-version.ts';
import type { County } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import type { Temporal } from '../../shared/time.ts';
import { countiesOfViewer, type Viewer } from '../domain/viewer.ts';
import type { StaffReads } from '../ports.ts';
import { type ChosenElection, chooseElection } from './choose-election.ts';
import { waitingRequests } from './read-county-files.ts';

/** How the messages of an election stand. */
export type ElectionMessages = ChosenElection & {
  readonly counts: readonly MessageCount[];
  /** Those of the viewer's counties that take no part in the election that is shown. */
  readonly optedOut: readonly County[];
  /** How many local elections wait for a decision: there are no messages of them. */
  readonly waiting: number;
  /** Whether messages are written with our drafts: the Secretary of State has supplied no texts that are in force. */
  readonly inDrafts: boolean;
};

/** Counties whose answers are read at a time. */
const AT_ONCE = 8;

/** The viewer's counties that have opted out of a statewide election; a local one has nothing to opt out of. */
const optedOutOf = async (
  { elections }: Pick<StaffReads, 'elections'>,
  viewer: Viewer,
  election: Election,
): Promise<readonly County[]> => {
  if (election.county !== null) return [];
  const out = new Set<string>();
  const counties = countiesOfViewer(viewer);
  await inParallel(counties, AT_ONCE, async ({ code }) => {
    if (!participates(election, code, await elections.participation(election.id, code))) out.add(code);
  });
  return counties.filter(({ code }) => out.has(code)).toSorted((a, b) => a.name.localeCompare(b.name));
};

/** The messages of an election, a county's own only; undefined for an election that does not concern the viewer. */
export const readMessages = async (
  ports: Pick<StaffReads, 'elections' | 'requests' | 'countMessages' | 'texts'>,
  viewer: Viewer,
  electionId: string | undefined,
  now: Temporal.Instant,
): Promise<ElectionMessages | undefined> => {
  const { county } = viewer;
  const [chosen, requests, versions] = await Promise.all([
    chooseElection(ports, viewer, electionId, now),
    ports.requests.list(county),
    ports.texts.versions(),
  ]);
  const inDrafts = usableVersions(versions, { kind: 'state' }, now).length === 0;
  const waiting = waitingRequests(requests, viewer).length;
  if (chosen === undefined) return undefined;
  const { elections, shown } = chosen;
  if (shown === null) return { elections, shown, counts: [], optedOut: [], waiting, inDrafts };
  const [counts, optedOut] = await Promise.all([
    ports.countMessages(shown.id, county),
    optedOutOf(ports, viewer, shown),
  ]);
  return { elections, shown, counts, optedOut, waiting, inDrafts };
};
