import { isFileKind } from '../domain/layout.ts';
import type { HeldFiles, LastFiles, StartTakingIn } from '../ports.ts';

/** Goes on with held files in the machine that has read them. */
export const heldFilesIn = (lastFiles: Pick<LastFiles, 'find'>, start: StartTakingIn): HeldFiles => ({
  lastTakenIn: async ({ electionId, county, kind }) => {
    const last = isFileKind(kind) ? await lastFiles.find(electionId, county, kind) : undefined;
    return last?.uploadId;
  },
  goOn: ({ county, uploadId, file }) => start({ county, uploadId }, file.attempts),
});
