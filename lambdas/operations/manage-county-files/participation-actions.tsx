import * as z from 'zod';
import { ElectionPath } from '../../../lib/elections/api.ts';
import type { Election } from '../../../lib/elections/domain/election.ts';
import { messageWindow } from '../../../lib/elections/domain/message-window.ts';
import { stateParticipation } from '../../../lib/elections/use-cases/set-participation.ts';
import { ParticipationPage, type StatedElection } from '../../../lib/operations/pages/participation.tsx';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { pacificDate, Temporal } from '../../../lib/shared/time.ts';
import { type Acted, type Action, type Answered, done } from './action.ts';
import type { FilePorts } from './ports.ts';

const isToCome = (election: Election, now: Temporal.Instant): boolean =>
  election.county === null && Temporal.PlainDate.compare(messageWindow(election).lastDay, pacificDate(now)) >= 0;

/** The statewide elections whose messages are not over, soonest first, with what a county has said about each. */
export const statedElections = async (
  { elections }: Pick<FilePorts, 'elections'>,
  county: CountyCode,
  now: Temporal.Instant,
): Promise<readonly StatedElection[]> => {
  const toCome = (await elections.list()).filter((election) => isToCome(election, now));
  return Promise.all(
    toCome.map(async (election) => ({ election, stated: await elections.participation(election.id, county) })),
  );
};

/** Days as they are typed, with commas or spaces between. */
const Days = z
  .string()
  .transform((typed) => typed.split(/[\s,;]+/).filter((day) => day !== ''))
  .pipe(z.array(z.iso.date().transform((day) => Temporal.PlainDate.from(day))));

const Fields = z.union([
  ElectionPath.extend({ participates: z.enum(['yes', 'no']) }),
  ElectionPath.extend({ toReturn: Days, toCure: Days }),
]);

const UNREAD = 'Nothing was changed: write each day as 2026-10-27, with commas between.';
const NONE = 'Nothing was changed: there is no such statewide election to come.';

const refused = async (ports: FilePorts, acted: Acted, reason: string, sentence = NONE): Promise<Answered> => {
  const { frame, viewer, county, now } = acted;
  const about = { frame: { ...frame, now }, viewer, county, elections: await statedElections(ports, county.code, now) };
  return {
    answer: { page: <ParticipationPage {...about} refused={sentence} />, status: 400 },
    outcome: 'refused',
    audit: { target: { kind: 'participation', id: '' }, reason },
  };
};

/** Keeps whether a county takes part in a statewide election, or when it reminds its voters, as the call of the API of this name does. */
export const setParticipation: Action = async (ports, acted) => {
  const { data } = Fields.safeParse(acted.form);
  if (data === undefined) return refused(ports, acted, 'bad-request', 'toReturn' in acted.form ? UNREAD : undefined);
  const election = await ports.elections.find(data.id);
  if (election === undefined || !isToCome(election, acted.now)) return refused(ports, acted, 'not-found');
  const ref = { electionId: election.id, county: acted.county.code };
  const { toReturn, toCure } = 'toReturn' in data ? data : {};
  const answer =
    'participates' in data ? { participates: data.participates === 'yes' } : { reminders: { toReturn, toCure } };
  const kept = await stateParticipation(ports, acted.by, ref, answer);
  if (!kept.ok) return refused(ports, acted, kept.error.code, `Nothing was changed: ${kept.error.detail}`);
  const { stated, before, isNew } = kept.value;
  const result = 'toReturn' in data ? 'reminders-set' : stated.participates ? 'participates' : 'opted-out';
  if (isNew) ports.log.info('COUNTY_PARTICIPATION_SET', { ...ref, result });
  const audit = { target: { kind: 'participation', id: election.id }, before: before ?? null, after: stated };
  return done({ to: `/operations/participation?county=${acted.county.code}&notice=${result}` }, audit);
};
