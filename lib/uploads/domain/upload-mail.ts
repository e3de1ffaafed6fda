import type { Upload, UploadedFile, UploadKind } from '../../ballot-tracking/domain/upload.ts';

type Mail = { readonly subject: string; readonly text: string };

const number = (count: number): string => count.toLocaleString('en-US');

const WHAT: Readonly<Record<UploadKind, string>> = {
  ballots: 'Ballot file',
  'participation-history': 'File of participation history',
  'imb-tracking': 'Tracking file',
  'imb-scans': 'File of scans',
};

/** What the county is told by email of a file that is over: numbers and where to look, nobody's data. */
export const uploadMail = ({
  uploadId,
  kind,
  electionId,
  counts,
  file,
}: Upload & { readonly file: UploadedFile }): Mail => {
  const what = WHAT[kind];
  const name = file.name === null ? 'Your file' : `Your file "${file.name}"`;
  const where = `The upload is ${uploadId}, for the election ${electionId}. Its rows: GET /v1/uploads/${uploadId}/results.`;
  if (file.refusal) {
    return {
      subject: `${what} not taken: ${file.refusal.code}`,
      text: `${name} was not taken in, and nothing of it was recorded.\n\n${file.refusal.message}\n\n${where}\n`,
    };
  }
  const needsWork = counts.rejected > 0;
  const lines = [
    `${number(counts.rows)} rows read`,
    `${number(counts.accepted)} accepted`,
    `${number(counts.unchanged)} on record before`,
    `${number(counts.held)} recorded and held`,
    `${number(counts.rejected)} rejected`,
    ...(file.gone > 0
      ? [`${number(file.gone)} ballots of your last file are not in this one; nothing was changed for them`]
      : []),
  ];
  const repair = needsWork
    ? 'Fetch the rejected rows, repair them, and upload them alone: the others need not be sent again.'
    : 'There is nothing for you to do.';
  return {
    subject: needsWork
      ? `${what} taken in: ${number(counts.rejected)} of ${number(counts.rows)} rows to repair`
      : `${what} taken in: ${number(counts.rows)} rows`,
    text: `${name} was taken in.\n\n${lines.map((one) => `  ${one}`).join('\n')}\n\n${repair}\n\n${where}\n`,
  };
};
