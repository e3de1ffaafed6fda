/** What a county can send as a file. */
export const FILE_KINDS = ['ballots'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Those of which voters hear: a file is planned as a whole before anything of it is recorded. */
export const PLANNED_KINDS: readonly FileKind[] = ['ballots'];

/** A column of a file, with the other names under which county systems export it. */
type Column = { readonly name: string; readonly also: readonly string[]; readonly required: boolean };

/** The columns of a kind of file, in the order in which their values are compared; the first two name what a row is about. */
export type Layout = { readonly columns: readonly Column[] };

const column = (name: string, required: boolean, ...also: readonly string[]): Column => ({ name, also, required });

/** The rows of a file are those of the call of the same kind: `BallotRow` in the ballots' contract. */
export const LAYOUTS: Readonly<Record<FileKind, Layout>> = {
  ballots: {
    columns: [
      column('voterId', true, 'VoteCal ID', 'VoteCal voter ID'),
      column('ballotId', true, 'Ballot number', 'Ballot no'),
      column('status', true, 'Status code', 'Ballot status', 'VBM status', 'VBM status code', 'VBM ballot status code'),
      column('statusAt', true, 'Status date', 'Status time', 'Status date time', 'Status timestamp'),
      column(
        'sentDate',
        false,
        'Mailed date',
        'Date sent',
        'Ballot sent date',
        'VBM sent date',
        'VBM ballot sent date',
      ),
      column('supersedes', false, 'Replaces', 'Supersedes ballot ID', 'Replaces ballot ID'),
      column('withdrawn', false),
    ],
  },
};

/** Case, spaces, dashes and underscores tell no name from another. */
export const plainColumn = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The place of each column by every plain name that it has. */
export const columnPlaces = ({ columns }: Layout): ReadonlyMap<string, number> =>
  new Map(columns.flatMap(({ name, also }, place) => [name, ...also].map((one) => [plainColumn(one), place] as const)));
