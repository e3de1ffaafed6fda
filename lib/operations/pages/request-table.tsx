import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import { untranslatedLanguages } from '../../elections/domain/election-names.ts';
import type { ElectionPage } from '../../elections/domain/election-page.ts';
import type { RequestedElection } from '../../elections/domain/requested-election.ts';
import { LANGUAGE_WORDS, LANGUAGES } from '../../shared/codes.ts';
import { countyOf } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { LANGUAGE_TAGS } from '../../site-kit/languages.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { TextField } from './form.tsx';

type RequestTableProps = { frame: Frame; viewer: Viewer; requested: ElectionPage<RequestedElection> };

/** A page of the local elections that wait for SOS Ballot Tracking, for whom it concerns, with what may be decided. */
export const RequestTable: FC<RequestTableProps> = ({ frame, viewer, requested: { elections, cursor } }) => {
  const decides = viewer.does.includes('decide-election');
  return (
    <>
      {!decides && <p>SOS Ballot Tracking decides about the local elections that wait.</p>}
      <DataTable
        caption="Local elections that wait for SOS Ballot Tracking"
        columns={['Election', 'County', 'Date', 'As voters read it', 'Version', ...(decides ? ['Decide'] : [])]}
      >
        <tbody>
          {elections.map(({ election }) => (
            <tr>
              <th scope="row">
                {election.name}
                <span class="note">{election.id}</span>
              </th>
              <td>{election.county === null ? '–' : countyOf(election.county).name}</td>
              <td>
                <Day date={election.date} />
              </td>
              <td class="data-table__sentence">
                <Names election={election} />
              </td>
              <td>{election.version}</td>
              {decides && (
                <td class="data-table__sentence">
                  <Decide frame={frame} election={election} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </DataTable>
      {cursor !== null && (
        <p>
          <a href={`${frame.root}/operations/counties?after=${encodeURIComponent(cursor)}`}>
            Further elections that wait
          </a>
        </p>
      )}
    </>
  );
};

/** What stands in messages beside the name: a shorter one, and the name in other languages. */
const Names: FC<{ election: Election }> = ({ election }) => {
  const untranslated = untranslatedLanguages(election);
  return (
    <>
      {election.shortName !== undefined && <>Short: {election.shortName}</>}
      {LANGUAGES.map((language) => {
        const name = election.translations?.[language];
        return name === undefined ? null : (
          <span class="note">
            {LANGUAGE_WORDS[language]}: <span lang={LANGUAGE_TAGS[language]}>{name}</span>
          </span>
        );
      })}
      {untranslated.length > 0 && (
        <span class="note">
          In English for voters of: {untranslated.map((language) => LANGUAGE_WORDS[language]).join(', ')}
        </span>
      )}
    </>
  );
};

const Decide: FC<{ frame: Frame; election: Election }> = ({ frame, election }) => {
  const action = `${frame.root}/operations/elections/decision`;
  const fields = { county: election.county ?? '', id: election.id, version: String(election.version) };
  return (
    <>
      <ActionButton
        action={action}
        fields={{ ...fields, decision: 'accept' }}
        label={`Accept ${election.name}, ${election.id}`}
        text="Accept"
      />
      <details>
        <summary>Decline {election.name}</summary>
        <form method="post" action={action}>
          {Object.entries({ ...fields, decision: 'decline' }).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <TextField
            name="reason"
            id={`reason-${election.id}`}
            label="Why"
            hint="The county reads it."
            maxlength={500}
            required
            value=""
          />
          <button
            class="usa-button usa-button--outline"
            type="submit"
            aria-label={`Decline ${election.name}, ${election.id}`}
          >
            Decline
          </button>
        </form>
      </details>
    </>
  );
};
