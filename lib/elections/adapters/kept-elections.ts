import { CountyCode } from '../../shared/counties.ts';
import { kept } from '../../shared/kept.ts';
import type { ElectionStore } from '../ports.ts';

/** The part of the elections that every decision and every send asks for, read at most once in `freshMs` each. */
export const keptElections = (
  store: Pick<ElectionStore, 'find' | 'participation'>,
  freshMs: number,
): Pick<ElectionStore, 'find' | 'participation'> => {
  const find = kept(store.find, freshMs);
  const participation = kept(
    (key) => {
      const [electionId = '', county] = key.split(' ');
      return store.participation(electionId, CountyCode.parse(county));
    },
    freshMs,
    { keepsNothing: true },
  );
  return { find, participation: (electionId, county) => participation(`${electionId} ${county}`) };
};
