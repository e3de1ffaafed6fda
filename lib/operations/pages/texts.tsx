import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import {
  DRAFTS,
  type TextsVersion,
  textsState,
  usableVersions,
  versionName,
} from '../../messaging/domain/texts/texts-version.ts';
import { LANGUAGES } from '../../shared/codes.ts';
import { countyOf } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffDate, staffTime } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import { isTextsDone, type TextsNotice } from '../domain/texts-shown.ts';
import type { Viewer } from '../domain/viewer.ts';
import { DraftsNotice } from './drafts-notice.tsx';
import { Done, Refused, SelectField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { TEXTS_NOTICE_WORDS, TEXTS_STATE_WORDS } from './texts-words.ts';

export type TextsProps = {
  frame: Frame;
  viewer: Viewer;
  /** Those that the viewer may see, oldest first. */
  versions: readonly TextsVersion[];
  /** The local elections for which the viewer may hand in texts. */
  elections: readonly Election[];
  notice: TextsNotice | undefined;
};

const versionPath = (name: string): string => `/operations/texts/version?name=${encodeURIComponent(name)}`;

/** The texts of all messages: what is in force, every version, and a form to hand in another. */
export const TextsPage: FC<TextsProps> = (props) => {
  const { frame, viewer, versions, notice } = props;
  const [inForce] = usableVersions(versions, { kind: 'state' }, frame.now);
  const name = inForce === undefined ? DRAFTS : versionName(inForce);
  return (
    <OperationsLayout frame={frame} viewer={viewer} title="Texts" section="texts">
      {notice !== undefined &&
        (isTextsDone(notice) ? (
          <Done text={TEXTS_NOTICE_WORDS[notice]} />
        ) : (
          <Refused text={TEXTS_NOTICE_WORDS[notice]} />
        ))}
      {inForce === undefined && <DraftsNotice />}
      <p class="usa-intro">
        In force: <a href={`${frame.root}${versionPath(name)}`}>{name}</a>. Every message names the version that it was
        written with.
      </p>
      <p>
        <a href={`${frame.root}/operations/texts/template`}>Download the sheet with these texts (CSV)</a>
      </p>
      <Versions {...props} />
      {viewer.does.includes('submit-texts') && <HandIn {...props} />}
    </OperationsLayout>
  );
};

const scopeWords = ({ scope }: TextsVersion, elections: readonly Election[]): string => {
  if (scope.kind === 'state') return 'All messages';
  const election = elections.find(({ id }) => id === scope.electionId);
  return `${countyOf(scope.county).name} County: ${election?.name ?? scope.electionId}`;
};

const Versions: FC<TextsProps> = ({ frame, versions, elections }) =>
  versions.length === 0 ? (
    <p>No version has been handed in.</p>
  ) : (
    <DataTable
      caption={`${versions.length} versions, newest first`}
      columns={['Version', 'For', 'Standing', 'Languages']}
    >
      <tbody>
        {versions.toReversed().map((version) => (
          <tr>
            <th scope="row">
              <a href={`${frame.root}${versionPath(versionName(version))}`}>{versionName(version)}</a>
              <span class="note">Handed in {staffTime(version.submitted.at)}</span>
            </th>
            <td>{scopeWords(version, elections)}</td>
            <td>
              {TEXTS_STATE_WORDS[textsState(version, versions, frame.now)]}
              {version.approved && <span class="note">from {staffTime(version.approved.effectiveFrom)}</span>}
            </td>
            <td>
              {Object.keys(version.hashes).length} of {LANGUAGES.length}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

const HandIn: FC<TextsProps> = ({ frame, viewer, elections }) => {
  const local = elections.map(({ id, name, date }) => [id, `${name}, ${staffDate(date)}`]);
  const options = Object.fromEntries([...(viewer.county === null ? [['', 'All messages']] : []), ...local]);
  if (Object.keys(options).length === 0)
    return <p>A county hands in texts for a local election of its own. There is none.</p>;
  return (
    <>
      <h2>Hand in texts</h2>
      <p>
        Each row is a text, each column a language. For all messages every text is needed in all ten languages. For a
        local election some are enough: what is left out is said in the state’s words.
      </p>
      <form
        class="usa-form usa-form--large"
        method="post"
        action={`${frame.root}/operations/texts/versions`}
        enctype="multipart/form-data"
      >
        <SelectField name="election" label="For" value="" options={options} />
        <div class="usa-form-group">
          <label class="usa-label" for="file">
            Sheet
          </label>
          <span class="usa-hint" id="file-hint">
            CSV in UTF-8, as the template above. At most 2 MB.
          </span>
          <input
            class="usa-file-input"
            type="file"
            id="file"
            name="file"
            accept=".csv,text/csv"
            required
            aria-describedby="file-hint"
          />
        </div>
        <div class="usa-checkbox">
          <input class="usa-checkbox__input" id="looked" type="checkbox" name="looked" value="yes" />
          <label class="usa-checkbox__label" for="looked">
            I have looked at the questions of the check, and the texts are right
          </label>
        </div>
        <button class="usa-button" type="submit">
          Check and hand in
        </button>
      </form>
    </>
  );
};
