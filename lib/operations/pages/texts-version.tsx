import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import {
  DRAFTS,
  type TextsVersion,
  textsState,
  usableVersions,
  versionName,
} from '../../messaging/domain/texts/texts-version.ts';
import { LANGUAGE_WORDS, LANGUAGES, type Language } from '../../shared/codes.ts';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffDate, staffTime } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import { LANGUAGE_TAGS } from '../../site-kit/languages.ts';
import type { Viewer } from '../domain/viewer.ts';
import { DraftsNotice } from './drafts-notice.tsx';
import { SelectField, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { type Previewed, TextsPreview } from './texts-preview.tsx';
import { TEXTS_STATE_WORDS } from './texts-words.ts';

export type TextsVersionProps = {
  frame: Frame;
  viewer: Viewer;
  by: { readonly id: string };
  /** Undefined for our own drafts. */
  version: TextsVersion | undefined;
  versions: readonly TextsVersion[];
  elections: readonly Election[];
  /** What the preview is of. */
  language: Language;
  county: CountyCode | undefined;
  election: Election | undefined;
  messages: readonly Previewed[];
  /** What the version says otherwise in this language than the state’s texts in force. */
  changed: readonly { readonly place: string; readonly before: string; readonly after: string }[];
  /** Whether the first of the two steps of rolling back was taken. */
  rollsBack: boolean;
};

/** A version of the texts: what has become of it, what can be decided, and how its messages read. */
export const TextsVersionPage: FC<TextsVersionProps> = (props) => {
  const { frame, viewer, version, language, messages } = props;
  const name = version === undefined ? DRAFTS : versionName(version);
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`Texts: ${name}`}
      section="texts"
      trail={[{ href: '/operations/texts', text: 'Texts' }]}
    >
      {version === undefined ? <DraftsNotice /> : <Standing {...props} version={version} />}
      {version !== undefined && <Decision {...props} version={version} />}
      <h2>How the messages read</h2>
      <PreviewChoice {...props} name={name} />
      {version !== undefined && <Changed {...props} />}
      <TextsPreview language={language} messages={messages} />
    </OperationsLayout>
  );
};

type OfVersion = TextsVersionProps & { version: TextsVersion };

const Standing: FC<OfVersion> = ({ frame, by, version, versions }) => {
  const who = (id: string) => (id === by.id ? 'you' : id);
  const { submitted, approved, rejected, rolledBack } = version;
  return (
    <>
      <p class="usa-intro">{TEXTS_STATE_WORDS[textsState(version, versions, frame.now)]}.</p>
      <ul class="usa-list">
        <li>
          Handed in by {who(submitted.by)}, {staffTime(submitted.at)}
          {version.questions > 0 && `; ${version.questions} questions of the check were looked at`}
        </li>
        {approved && (
          <li>
            Approved by {who(approved.by)}, {staffTime(approved.at)}; in force from {staffTime(approved.effectiveFrom)}
          </li>
        )}
        {rejected && (
          <li>
            Turned down by {who(rejected.by)}, {staffTime(rejected.at)}: {rejected.reason}
          </li>
        )}
        {rolledBack && (
          <li>
            Rolled back by {who(rolledBack.by)}, {staffTime(rolledBack.at)}: {rolledBack.reason}
          </li>
        )}
      </ul>
      {version.scope.kind === 'county' && <Translations version={version} />}
    </>
  );
};

/** Which languages a county has supplied. In the others its voters read the state’s words. */
const Translations: FC<{ version: TextsVersion }> = ({ version }) => (
  <DataTable caption="Translations" columns={['Language', 'Texts of the county']}>
    <tbody>
      {LANGUAGES.map((language) => (
        <tr>
          <th scope="row">{LANGUAGE_WORDS[language]}</th>
          <td>{version.counts[language] ?? 'None: the state’s words are sent'}</td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);

const Decision: FC<OfVersion> = (props) => {
  const { frame, viewer, by, version, versions, rollsBack } = props;
  const state = textsState(version, versions, frame.now);
  if (state === 'submitted' && viewer.does.includes('approve-texts')) {
    return version.submitted.by === by.id ? (
      <>
        <p>Another person must approve it: you have handed it in.</p>
        <Reject {...props} />
      </>
    ) : (
      <>
        <Approve {...props} />
        <Reject {...props} />
      </>
    );
  }
  if ((state === 'in-force' || state === 'scheduled') && viewer.does.includes('roll-back-texts')) {
    if (rollsBack) return <RollBack {...props} />;
    const path = `${frame.root}/operations/texts/version?name=${versionName(version)}&rollBack=yes`;
    return (
      <p>
        <a class="usa-button usa-button--secondary" href={path}>
          Roll back this version
        </a>
      </p>
    );
  }
  return null;
};

const Approve: FC<OfVersion> = ({ frame, version }) => (
  <form class="usa-form usa-form--large" method="post" action={`${frame.root}/operations/texts/approvals`}>
    <input type="hidden" name="name" value={versionName(version)} />
    <fieldset class="usa-fieldset">
      <legend class="usa-legend">Approve</legend>
      <p>Look at the messages below first, in every language. Leave the time out to have it in force at once.</p>
      <TextField name="date" label="In force from, day" type="date" maxlength={10} value="" />
      <TextField name="time" label="Time, Pacific" type="time" maxlength={5} value="" />
    </fieldset>
    <button class="usa-button" type="submit">
      Approve {versionName(version)}
    </button>
  </form>
);

const Reject: FC<OfVersion> = ({ frame, version }) => (
  <form class="usa-form usa-form--large" method="post" action={`${frame.root}/operations/texts/rejections`}>
    <input type="hidden" name="name" value={versionName(version)} />
    <TextField name="reason" id="why-not" label="Why it is turned down" maxlength={500} required value="" />
    <button class="usa-button usa-button--outline" type="submit">
      Turn down {versionName(version)}
    </button>
  </form>
);

const RollBack: FC<OfVersion> = ({ frame, version, versions }) => {
  const others = versions.filter((one) => versionName(one) !== versionName(version));
  const [next] = usableVersions(others, version.scope, frame.now);
  const otherwise = version.scope.kind === 'state' ? 'our drafts' : 'the state’s texts';
  return (
    <form class="usa-form usa-form--large" method="post" action={`${frame.root}/operations/texts/rollbacks`}>
      <input type="hidden" name="name" value={versionName(version)} />
      <fieldset class="usa-fieldset">
        <legend class="usa-legend">Roll back {versionName(version)}</legend>
        <p>
          Messages are then written with {next === undefined ? otherwise : versionName(next)}, within 5 seconds. What
          was sent is not taken back.
        </p>
        <TextField name="reason" label="Why" maxlength={500} required value="" />
      </fieldset>
      <button class="usa-button usa-button--secondary" type="submit">
        Roll back now
      </button>
    </form>
  );
};

/** The words that change, side by side: what is approved is what differs. */
const Changed: FC<TextsVersionProps> = ({ language, changed }) => {
  const words = LANGUAGE_WORDS[language];
  if (changed.length === 0) return <p>In {words} nothing differs from the state’s texts in force.</p>;
  return (
    <details>
      <summary>
        In {words} {changed.length} {changed.length === 1 ? 'text differs' : 'texts differ'} from the state’s in force
      </summary>
      <ul class="usa-list">
        {changed.map(({ place, before, after }) => (
          <li>
            <span class="outbox__key">{place}</span>
            <p lang={LANGUAGE_TAGS[language]}>
              <del>{before}</del>
            </p>
            <p lang={LANGUAGE_TAGS[language]}>
              <ins>{after}</ins>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
};

const PreviewChoice: FC<TextsVersionProps & { name: string }> = ({ frame, viewer, elections, ...shown }) => {
  const counties = COUNTIES.filter(({ code }) => viewer.county === null || viewer.county === code);
  return (
    <form class="range" method="get" action={`${frame.root}/operations/texts/version`}>
      <input type="hidden" name="name" value={shown.name} />
      <SelectField name="language" label="Language" value={shown.language} options={LANGUAGE_WORDS} />
      <SelectField
        name="county"
        label="Voter of"
        value={shown.county ?? ''}
        options={{ '': 'An invented voter', ...byCode(counties.map(({ code, name }) => [code, `${name} County`])) }}
      />
      <SelectField
        name="election"
        label="Election"
        hint="For a voter of a county."
        value={shown.election?.id ?? ''}
        options={byCode(elections.map(({ id, name, date }) => [id, `${name}, ${staffDate(date)}`]))}
      />
      <button class="usa-button" type="submit">
        Show
      </button>
    </form>
  );
};

/** Codes such as `01` stay in their order: an object would put those without a zero in front first. */
const byCode = (options: readonly (readonly [string, string])[]): Record<string, string> => Object.fromEntries(options);
