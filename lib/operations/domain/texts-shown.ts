import type { Election } from '../../elections/domain/election.ts';
import { type TextsVersion, versionName } from '../../messaging/domain/texts/texts-version.ts';
import type { Side } from '../../shared/identity.ts';

/** What became of an action on texts, for the page that follows it. */
export const TEXTS_NOTICES = [
  'submitted',
  'approved',
  'rejected',
  'rolled-back',
  'own-version',
  'decided-already',
  'in-the-past',
  'not-in-force',
  'conflict',
  'nobody',
  'no-such-election',
  'bad-request',
] as const;
export type TextsNotice = (typeof TEXTS_NOTICES)[number];

const DONE: readonly TextsNotice[] = ['submitted', 'approved', 'rejected', 'rolled-back'];

/** Whether it was done. */
export const isTextsDone = (notice: TextsNotice): boolean => DONE.includes(notice);

/** The notice that an address names. */
export const textsNoticeOf = (text: string | undefined): TextsNotice | undefined =>
  TEXTS_NOTICES.find((one) => one === text);

/** Whether somebody may see a version: the state's everybody, a county's it itself and the state. */
export const maySeeTexts = (viewer: Side, { scope }: TextsVersion): boolean =>
  scope.kind === 'state' || viewer.county === null || viewer.county === scope.county;

/** The version of a name among those that the viewer may see. */
export const textsNamed = (
  versions: readonly TextsVersion[],
  viewer: Side,
  name: string | undefined,
): TextsVersion | undefined =>
  versions.find((version) => versionName(version) === name && maySeeTexts(viewer, version));

/** The local elections for which the viewer may hand in texts. */
export const ownLocalElections = (elections: readonly Election[], viewer: Side): readonly Election[] =>
  elections.filter(({ kind, county }) => kind === 'local' && (viewer.county === null || viewer.county === county));
