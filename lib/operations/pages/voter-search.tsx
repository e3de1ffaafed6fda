import type { FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import type { HelpedVoter } from '../../sign-up/domain/helped-voter.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Refused, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { nameOf, STATUS_WORDS } from './voter-words.ts';

/** What was typed into the search. */
export type TypedSearch = {
  readonly voterId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
};
export const NOTHING_TYPED: TypedSearch = { voterId: '', firstName: '', lastName: '', dateOfBirth: '' };

type Errors = Readonly<Partial<Record<keyof TypedSearch, string>>>;

type VoterSearchProps = {
  frame: Place;
  viewer: Viewer;
  typed: TypedSearch;
  errors?: Errors;
  /** Who was found by name; absent before anybody was searched for. */
  found?: { readonly named: readonly HelpedVoter[]; readonly similar: readonly HelpedVoter[] };
  /** Why there is nobody to show. */
  refused?: string;
};

const LABELS: Readonly<Record<keyof TypedSearch, string>> = {
  voterId: 'VoteCal ID',
  firstName: 'First name',
  lastName: 'Last name',
  dateOfBirth: 'Date of birth',
};

const listOf = (errors: Errors) =>
  Object.fromEntries(
    (Object.entries(errors) as [keyof TypedSearch, string][]).map(([name, detail]) => [
      name,
      { label: LABELS[name], detail },
    ]),
  );

/** Finds the voter whom staff help. Everything that names somebody is posted, so that no address and no history has it. */
export const VoterSearchPage: FC<VoterSearchProps> = ({ frame, viewer, typed, errors = {}, found, refused }) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Help a voter" section="voters">
    {(refused !== undefined || Object.keys(errors).length > 0) && (
      <Refused text={refused ?? 'Look at these entries:'} errors={listOf(errors)} />
    )}
    {found !== undefined && <Found frame={frame} {...found} />}
    <div class="two-columns">
      <form class="usa-form" method="post" action={`${frame.root}/operations/voters/search`}>
        <fieldset class="usa-fieldset">
          <legend class="usa-legend">By VoteCal ID</legend>
          <TextField
            name="voterId"
            label={LABELS.voterId}
            maxlength={64}
            value={typed.voterId}
            error={errors.voterId}
          />
        </fieldset>
        <button class="usa-button" type="submit">
          Find by VoteCal ID
        </button>
      </form>
      <form class="usa-form" method="post" action={`${frame.root}/operations/voters/search`}>
        <fieldset class="usa-fieldset">
          <legend class="usa-legend">By name and date of birth</legend>
          <TextField
            name="firstName"
            label={LABELS.firstName}
            hint="May be left empty."
            maxlength={100}
            value={typed.firstName}
          />
          <TextField
            name="lastName"
            label={LABELS.lastName}
            maxlength={100}
            value={typed.lastName}
            error={errors.lastName}
          />
          <TextField
            name="dateOfBirth"
            label={LABELS.dateOfBirth}
            hint="Month, day and year, such as 03-09-1971"
            maxlength={60}
            value={typed.dateOfBirth}
            error={errors.dateOfBirth}
          />
        </fieldset>
        <button class="usa-button" type="submit">
          Find by name
        </button>
      </form>
    </div>
    <p class="note">
      Each search is on record, without the voter’s name. Ask voters for what only they know before you tell them
      anything.
    </p>
  </OperationsLayout>
);

const Found: FC<{ frame: Place } & NonNullable<VoterSearchProps['found']>> = ({ frame, named, similar }) => (
  <section aria-labelledby="found">
    <h2 id="found">{named.length + similar.length === 0 ? 'Nobody found' : 'Found'}</h2>
    {named.length === 0 && <p>Nobody has this name and date of birth.</p>}
    {named.length > 0 && <Voters frame={frame} caption="With this name and date of birth" voters={named} />}
    {similar.length > 0 && (
      <Voters frame={frame} caption="Born on that day, with one of the two names" voters={similar} />
    )}
  </section>
);

const Voters: FC<{ frame: Place; caption: string; voters: readonly HelpedVoter[] }> = ({ frame, caption, voters }) => (
  <DataTable caption={caption} columns={['Voter', 'VoteCal ID', 'County', 'ZIP code', 'Registration', 'Help']}>
    <tbody>
      {voters.map((voter) => (
        <tr>
          <th scope="row">{nameOf(voter)}</th>
          <td>{voter.voterId}</td>
          <td>{countyOf(voter.county).name}</td>
          <td>{voter.zip}</td>
          <td>{STATUS_WORDS[voter.status]}</td>
          <td>
            <form method="post" action={`${frame.root}/operations/voters/voter`}>
              <input type="hidden" name="voterId" value={voter.voterId} />
              <button class="usa-button usa-button--unstyled" type="submit">
                Help this voter<span class="usa-sr-only">: {nameOf(voter)}</span>
              </button>
            </form>
          </td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);
