import * as z from 'zod';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { type ListPorts, listStatements, type RunLists } from '../../../lib/voters/use-cases/load-register.ts';

export const ListStatementsInput = z.object({ run: z.string().min(1), counties: z.array(CountyCode) });

/** Writes down which files a run applies, for the machine's two maps. */
export const listFiles =
  (ports: ListPorts, bucket: string) =>
  async ({ run, counties }: z.output<typeof ListStatementsInput>): Promise<RunLists & { readonly bucket: string }> => ({
    bucket,
    ...(await listStatements(ports, run, counties)),
  });
