/** Why a file as a whole is not taken in. Nothing of it was written. */
export const FILE_REFUSALS = [
  'not-uploaded',
  'empty-file',
  'container',
  'wrong-encoding',
  'broken-compression',
  'hollow-compression',
  'too-large',
  'other-checksum',
  'no-header',
  'missing-column',
  'unknown-column',
  'column-twice',
  'too-many-columns',
  'broken-json',
  'county-not-participating',
  'waits-already',
  'newer-file',
  'imb-not-used',
] as const;
export type RefusalCode = (typeof FILE_REFUSALS)[number];

/** `found`: what was found in the file, or the upload that it meets; a name of ours or of a kind of file, never a row's value. */
export type FileRefusal = { readonly code: RefusalCode; readonly found?: string; readonly line?: number };

const SENTENCES: Readonly<Record<RefusalCode, string>> = {
  'not-uploaded': 'Nothing was uploaded. PUT the file to uploadUrl first, then complete the upload.',
  'empty-file': 'The file is empty. Export it again; to send no rows, send no file.',
  container: 'The file is {found}. Send CSV, NDJSON or a JSON array, plain or compressed with gzip or zstd.',
  'wrong-encoding': 'The file is written in {found}. Save it as "CSV UTF-8" and upload it again.',
  'broken-compression': 'The compressed file is damaged or was cut short. Compress it and upload it again.',
  'hollow-compression': 'The compressed file consists of empty parts. Compress it again with gzip or zstd.',
  'too-large': 'The file unpacks to more than any county has. Send it in parts.',
  'other-checksum': 'The file that arrived has another SHA-256 than you stated. Upload it again.',
  'no-header': 'The first line names none of our columns. Put a header first: {found}.',
  'missing-column': 'The header lacks the column {found}. Add it, or name it so.',
  'unknown-column': 'The header has a column that looks like "{found}" and is not. Name it so, or leave it out.',
  'column-twice': 'The header names the column {found} twice. Which of the two counts is not ours to choose.',
  'too-many-columns': 'The header has more columns than any export. Leave out those that are not ours.',
  'broken-json': 'The JSON breaks off or is damaged{found}. Export the file again; NDJSON survives better.',
  'county-not-participating': 'Your county does not take part in tracking for this election.',
  'waits-already': 'The same file is held already, as upload {found}. A second person releases or discards that one.',
  'newer-file':
    'A later file of yours was taken in while this one was held: {found}. It has all that this one has. If something is missing, upload the whole file again.',
  'imb-not-used':
    'Your county uses no Intelligent Mail barcodes in this election. State with its participation that it does, and complete the upload again.',
};

/** A sentence for whoever uploaded the file; it never quotes a row. */
export const refusalSentence = ({ code, found = '', line }: FileRefusal): string =>
  SENTENCES[code].replace('{found}', found || (line === undefined ? '' : ` near line ${line}`));
