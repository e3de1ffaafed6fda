import { SCAN_MEMBERS } from '../../imb/domain/scan.ts';
import { BALLOT_STATUS_CODES } from '../../shared/codes.ts';

/** What a county, or its print vendor, can send as a file. */
export const FILE_KINDS = ['ballots', 'imb-tracking', 'imb-scans'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Whether an upload of this kind can come as a file. */
export const isFileKind = (kind: string): kind is FileKind => FILE_KINDS.some((one) => one === kind);
/** Those of which voters hear: a file is planned as a whole before anything of it is recorded. */
export const PLANNED_KINDS: readonly FileKind[] = ['ballots'];

/** A column of a file, with the other names under which county systems export it. */
type Column = { readonly name: string; readonly also: readonly string[]; readonly required: boolean };

export type Layout = {
  /** In the order in which their values are compared; the first two name what a row is about, and the first is its voter. */
  readonly columns: readonly Column[];
  /** The column whose values are like no other's: where one stands beside it, the row is shifted. */
  readonly landmark: { readonly name: string; readonly isOne: (text: string) => boolean };
  /**
   * Each file is all that the county has, so that what it does not mention any more is gone. Files of another kind come one
   * beside the other, such as a print vendor's of each day.
   */
  readonly isWhole: boolean;
  /** The IDs of the second column may have zeros in front, all to one width (`paddedWidth`). */
  readonly hasPaddedIds: boolean;
  /**
   * A system writes it for many readers, with whatever columns and members it likes and under several names; of some of them each row
   * needs one (`oneOf`). Its rows are events that no later file says again: they are not held against those of the last file.
   */
  readonly feed?: { readonly oneOf: readonly (readonly string[])[] };
};

const column = (name: string, required: boolean, ...also: readonly string[]): Column => ({ name, also, required });

/** Whether a text is a status code of the guidance, in whatever case. */
export const isStatusCode = (text: string): boolean => BALLOT_STATUS_CODES.some((code) => code === text.toUpperCase());

/** Columns of a feed's file, by the names of the feed's members; none is another's double. */
const feedColumns = (...groups: readonly (readonly string[])[]): readonly Column[] =>
  groups.flat().map((name) => column(name, false));

const BARCODE_LIKE = /^(?:\d[\d -]{18,}\d|[ADFT]{65})$/i;

/** The rows of a file are those of the call of the same kind: `BallotRow` and `ImbTrackingRow` in their contracts. */
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
    landmark: { name: 'status', isOne: isStatusCode },
    isWhole: true,
    hasPaddedIds: true,
  },
  'imb-tracking': {
    columns: [
      column('voterId', true, 'VoteCal ID', 'VoteCal voter ID'),
      column('imb', true, 'IMb code', 'IMb digits', 'IMb barcode', 'IMb tracking code', 'Intelligent Mail barcode'),
      column('direction', false, 'IMb direction', 'Envelope direction', 'Mail direction'),
      column('mailDate', false, 'Mailed date', 'Mailing date', 'Date mailed', 'Drop date'),
      column('withdrawn', false),
    ],
    landmark: { name: 'imb', isOne: (text) => BARCODE_LIKE.test(text) },
    isWhole: false,
    hasPaddedIds: false,
  },
  'imb-scans': {
    columns: feedColumns(...Object.values(SCAN_MEMBERS)),
    landmark: { name: SCAN_MEMBERS.barcode[0], isOne: (text) => BARCODE_LIKE.test(text) },
    isWhole: false,
    hasPaddedIds: false,
    feed: { oneOf: [SCAN_MEMBERS.barcode, [...SCAN_MEMBERS.time, ...SCAN_MEMBERS.date]] },
  },
};

/** The names of a kind's columns, as a header lists them. */
export const columnNames = (kind: FileKind): readonly string[] => LAYOUTS[kind].columns.map(({ name }) => name);

/** Case, spaces, dashes and underscores tell no name from another. */
export const plainColumn = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The place of each column by every plain name that it has. */
export const columnPlaces = ({ columns }: Layout): ReadonlyMap<string, number> =>
  new Map(columns.flatMap(({ name, also }, place) => [name, ...also].map((one) => [plainColumn(one), place] as const)));
