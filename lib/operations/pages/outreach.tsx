import type { FC } from 'hono/jsx';
import { PIECES, pieceId, WHOLE_KIT } from '../../outreach/domain/kit.ts';
import type { KitOrder } from '../../outreach/domain/kit-words.ts';
import { LANGUAGE_WORDS, LANGUAGES } from '../../shared/codes.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffDate } from '../../site-kit/dates.ts';
import type { Place } from '../../site-kit/frame.ts';
import { LANGUAGE_TAGS } from '../../site-kit/languages.ts';
import { LANGUAGE_NAMES } from '../../site-kit/texts/language-names.ts';
import type { NoKit, OutreachShown } from '../domain/outreach-shown.ts';
import type { Viewer } from '../domain/viewer.ts';
import { OperationsLayout } from './operations-layout.tsx';
import { PageLink } from './page-link.tsx';

type OutreachProps = OutreachShown & { frame: Place; viewer: Viewer };

const PATH = '/operations/outreach';

const NO_KIT: Readonly<Record<NoKit, string>> = {
  'choose-county': 'Choose a county. Its name and the telephone number of its office stand in the kit.',
  'no-election': 'There is no election yet.',
  'not-theirs': 'This election is a local one of another county.',
  'not-participating':
    'This county does not take part in ballot tracking for this election: its voters get no messages.',
  'unprintable-name': 'The name of this election cannot be printed. Change it, and the kit is here.',
};

/** The outreach kit: whose, for which election, in which language, and its files. */
export const OutreachPage: FC<OutreachProps> = ({ frame, viewer, ...shown }) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Outreach kit" section="outreach">
    <p class="usa-intro">Flyer, buckslip, press release, texts and graphics that invite voters to sign up.</p>
    <Wanted frame={frame} {...shown} />
    {typeof shown.kit === 'string' ? (
      <p>{NO_KIT[shown.kit]}</p>
    ) : (
      <>
        <Notes frame={frame} viewer={viewer} kit={shown.kit} reviewed={shown.reviewed} />
        <Files frame={frame} kit={shown.kit} />
      </>
    )}
  </OperationsLayout>
);

const Wanted: FC<Omit<OutreachShown, 'kit' | 'reviewed'> & { frame: Place }> = ({ frame, ...shown }) => (
  <form class="range" method="get" action={`${frame.root}${PATH}`}>
    <Field name="county" label="County">
      {shown.county === null && <option value="">Choose a county</option>}
      {shown.counties.map(({ code, name }) => (
        <option value={code} selected={code === shown.county?.code}>
          {name} County
        </option>
      ))}
    </Field>
    <Field name="election" label="Election">
      {shown.elections.map(({ id, name, date }) => (
        <option value={id} selected={id === shown.election?.id}>
          {name}, {staffDate(date)}
        </option>
      ))}
    </Field>
    <Field name="language" label="Language">
      {LANGUAGES.map((language) => (
        <option value={language} selected={language === shown.language} lang={LANGUAGE_TAGS[language]}>
          {language === 'en' ? LANGUAGE_WORDS.en : `${LANGUAGE_WORDS[language]} (${LANGUAGE_NAMES[language]})`}
        </option>
      ))}
    </Field>
    <button class="usa-button" type="submit">
      Show
    </button>
  </form>
);

const Field: FC<{ name: string; label: string; children?: unknown }> = ({ name, label, children }) => (
  <div class="range__field">
    <label class="usa-label" for={name}>
      {label}
    </label>
    <select class="usa-select" id={name} name={name}>
      {children}
    </select>
  </div>
);

type NotesProps = { frame: Place; viewer: Viewer; kit: KitOrder; reviewed: boolean };

/** What keeps the kit from being handed out, and what is missing in it. */
const Notes: FC<NotesProps> = ({ frame, viewer, kit, reviewed }) => {
  const { phone, site } = kit.contact;
  const missing = [phone === null && 'telephone number', site === null && 'website'].filter((one) => one !== false);
  const drafts = [
    kit.rehearsal && 'This is a rehearsal.',
    !reviewed && 'The Secretary of State has not reviewed the texts in this language yet.',
  ].filter((one) => one !== false);
  return (
    <>
      {drafts.length > 0 && (
        <p>
          <strong>Draft, not for print.</strong> {drafts.join(' ')} Every file of the kit is marked as a draft.
        </p>
      )}
      {missing.length > 0 && (
        <p>
          The {missing.join(' and the ')} of the office for voters {missing.length > 1 ? 'are' : 'is'} not on file, and{' '}
          {missing.length > 1 ? 'do' : 'does'} not stand in the kit.{' '}
          <PageLink frame={frame} viewer={viewer} to={`/operations/counties/${kit.county.code}/file`}>
            What is on file of the county
          </PageLink>
        </p>
      )}
    </>
  );
};

const sizeText = (kb: number): string => (kb < 1000 ? `under ${kb} KB` : `under ${kb / 1000} MB`);

const Files: FC<{ frame: Place; kit: KitOrder }> = ({ frame, kit }) => {
  const { county, election, language } = kit;
  const hrefOf = (piece: string): string => {
    const query = new URLSearchParams({ county: county.code, election: election.id, language, piece });
    return `${frame.root}${PATH}?${query}`;
  };
  return (
    <>
      <p>
        <a class="usa-button" href={hrefOf(WHOLE_KIT.id)}>
          Download everything (ZIP, {sizeText(WHOLE_KIT.atMostKb)})
        </a>
      </p>
      <DataTable
        caption={`Files for ${county.name} County in ${LANGUAGE_WORDS[language]}`}
        columns={['File', 'What it is', 'Size']}
      >
        <tbody>
          {PIECES.map((piece) => (
            <tr>
              <th scope="row">
                <a href={hrefOf(pieceId(piece))}>
                  {piece.name} ({piece.extension.toUpperCase()})
                </a>
              </th>
              <td>{piece.detail}</td>
              <td>{sizeText(piece.atMostKb)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
};
