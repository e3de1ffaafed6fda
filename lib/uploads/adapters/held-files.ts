import { FILE_KINDS } from '../domain/layout.ts';
import type { HeldFiles, LastFiles, StartTakingIn } from '../ports.ts';

/** Goes on with held files in the machine that has read them. */
export const heldFilesIn = (lastFiles: Pick<LastFiles, 'find'>, start: StartTakingIn): HeldFiles => ({
  lastTakenIn: async ({ electionId, county, kind }) => {
    const ofFiles = FILE_KINDS.find((one) => one === kind);
    return ofFiles && (await lastFiles.find(electionId, county, ofFiles))?.uploadId;
  },
  goOn: ({ county, uploadId, file }) => start({ county, uploadId }, file.attempts),
});
