import { nameFault } from '../../shared/plain-name.ts';
import type { Election } from '../domain/election.ts';
import type { ElectionRefusal } from '../domain/request.ts';
import type { MeasureTexts, TextParts } from '../ports.ts';

/** How long an election's texts get, language by language; none with a name that no text may carry. */
export const textsOf = (election: Election, measure: MeasureTexts): readonly TextParts[] => {
  const name = election.shortName ?? election.name;
  return nameFault(name) ? [] : measure(name, election.date);
};

/** Why the name of an election cannot stand in its texts; undefined when it can. */
export const refusedName = (election: Election, measure: MeasureTexts): ElectionRefusal | undefined => {
  const worst = textsOf(election, measure).find(({ fits }) => !fits);
  if (!worst) return undefined;
  const field = election.shortName === undefined ? 'name' : 'shortName';
  const detail =
    `With this ${field} a text in ${worst.language} needs ${worst.parts} parts (${worst.encoding}); ` +
    `${worst.budget} are allowed. Give a "shortName" of plain letters, such as the first words of the name: ` +
    'texts then say that, emails and calls the whole name.';
  return { code: 'name-too-long', detail };
};
