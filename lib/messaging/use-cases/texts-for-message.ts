import type { Election } from '../../elections/domain/election.ts';
import type { Language } from '../../shared/codes.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { CATALOG } from '../domain/catalog/catalog.ts';
import type { LanguageCatalog } from '../domain/catalog/entry.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import { asCatalog } from '../domain/texts/places.ts';
import {
  DRAFTS,
  namesInVersion,
  type TextsVersion,
  togetherName,
  usableVersions,
  versionName,
} from '../domain/texts/texts-version.ts';
import type { TextsInForce } from '../ports/texts.ts';

/** The texts of a language that a message can be written with, and the name of their version. */
export type Words = { readonly version: string; readonly catalog: LanguageCatalog };

export type WordPorts = {
  readonly texts: TextsInForce;
  /** Tells whoever is on call that a version cannot be read, or cannot be said. The message goes out all the same. */
  readonly reportBroken: (fields: { readonly reason: string; readonly language: Language }) => void;
};

/** For which message the texts are. `textsVersion` names those that it was written with before. */
export type WordsAsked = Pick<LedgerRow, 'county' | 'language' | 'textsVersion'>;

type Layers = { readonly county: readonly TextsVersion[]; readonly state: readonly TextsVersion[] };

const byName = (versions: readonly TextsVersion[], name: string): readonly TextsVersion[] =>
  versions.filter((version) => namesInVersion(name).includes(versionName(version)));

const layersOf = (
  versions: readonly TextsVersion[],
  { county, textsVersion }: WordsAsked,
  election: Election | undefined,
  now: Temporal.Instant,
): Layers => {
  if (textsVersion !== undefined) {
    const named = byName(versions, textsVersion);
    return {
      county: named.filter(({ scope }) => scope.kind === 'county'),
      state: named.filter(({ scope }) => scope.kind === 'state'),
    };
  }
  const own =
    election?.kind === 'local'
      ? usableVersions(versions, { kind: 'county', county, electionId: election.id }, now)
      : [];
  return { county: own, state: usableVersions(versions, { kind: 'state' }, now) };
};

/** How many built catalogs a function keeps: three versions in ten languages are more than it meets. */
const MOST_KEPT = 30;

/**
 * The texts that a message may be written with, the right ones first: the county's own for its local election over the
 * state's, the state's, those that the state had before, and ours. Whoever cannot say the first goes on to the next, so that
 * a version at fault leaves nobody without a message. A message that was written before is written with its own version.
 * Throws when the table cannot be reached.
 */
export const wordsForMessage = ({ texts, reportBroken }: WordPorts) => {
  const built = new Map<string, LanguageCatalog>();
  const over = async (
    base: LanguageCatalog,
    version: TextsVersion,
    language: Language,
  ): Promise<LanguageCatalog | undefined> => {
    const hash = version.hashes[language];
    if (hash === undefined) return undefined;
    // What stands over our own is the same for every message of the language.
    const known = base === CATALOG[language] ? built.get(hash) : undefined;
    if (known) return known;
    const supplied = await texts.texts(language, hash);
    if (supplied === undefined) {
      reportBroken({ reason: versionName(version), language });
      return undefined;
    }
    const on = pacificDate((version.approved ?? version.submitted).at).toString();
    const catalog = asCatalog(supplied, base, { status: 'reviewed', by: 'California Secretary of State', on });
    if (base === CATALOG[language] && built.size < MOST_KEPT) built.set(hash, catalog);
    return catalog;
  };
  return async function* (
    asked: WordsAsked,
    election: Election | undefined,
    now: Temporal.Instant,
  ): AsyncGenerator<Words, void, void> {
    const { language } = asked;
    const ours = CATALOG[language];
    if (asked.textsVersion === DRAFTS) {
      yield { version: DRAFTS, catalog: ours };
      return;
    }
    const { county, state } = layersOf(await texts.versions(), asked, election, now);
    let untried = county;
    for (const version of [...state, undefined]) {
      const base = version === undefined ? ours : await over(ours, version, language);
      if (base === undefined) continue;
      const name = version === undefined ? DRAFTS : versionName(version);
      for (const own of untried) {
        const catalog = await over(base, own, language);
        if (catalog) yield { version: togetherName(versionName(own), name), catalog };
      }
      // What the county's texts could not say over one base they cannot say over another.
      untried = [];
      yield { version: name, catalog: base };
    }
  };
};
