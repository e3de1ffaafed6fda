import type { CountyCode } from '../../shared/counties.ts';
import type { CountyFile } from '../domain/completeness.ts';
import type { ClientRegister, CountyFiles } from '../ports.ts';

export type ReadCountyFilePorts = {
  readonly files: Pick<CountyFiles, 'contacts' | 'system'>;
  readonly register: Pick<ClientRegister, 'list'>;
};

/** What is on file of a county. Throws when the table cannot be reached. */
export const readCountyFile = async (
  { files, register }: ReadCountyFilePorts,
  county: CountyCode,
): Promise<CountyFile> => {
  const [{ contacts }, system, clients] = await Promise.all([
    files.contacts(county),
    files.system(county),
    register.list(county),
  ]);
  return { contacts, system, clients };
};
