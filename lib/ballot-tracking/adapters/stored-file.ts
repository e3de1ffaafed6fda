import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { UploadedFile } from '../domain/upload.ts';

/** What is known of a file, or a part of that, as the table keeps it. */
export const toFileItem = ({ finishedAt, ...file }: Partial<UploadedFile>): Record<string, unknown> => ({
  ...file,
  ...(finishedAt === undefined ? {} : { finishedAt: finishedAt && toStoredInstant(finishedAt) }),
});

/** The parts of an update that sets members of an upload's file; of none, nothing. */
export const setFile = (change: Partial<UploadedFile>) => {
  const item = toFileItem(change);
  const members = Object.keys(item);
  const names: Record<string, string> = Object.fromEntries(members.map((name) => [`#${name}`, name]));
  return {
    sets: members.map((name) => `#file.#${name} = :${name}`),
    names: members.length > 0 ? { '#file': 'file', ...names } : {},
    values: Object.fromEntries(members.map((name) => [`:${name}`, item[name]])),
  };
};
