import type { Language } from '../../shared/codes.ts';
import type { TextsVersion } from '../domain/texts/texts-version.ts';

/** The texts of one language by the id of their place (`TEXT_PLACES`). */
export type SuppliedTexts = Readonly<Record<string, string>>;

/** The texts that the Secretary of State has supplied, as senders read them. */
export type TextsInForce = {
  /** Every version, whatever has become of it; a few seconds old at most. Throws when the table cannot be reached. */
  versions(): Promise<readonly TextsVersion[]>;
  /**
   * The texts of a version by their hash. Undefined when they are missing, or are not what the hash says. Throws when the
   * table cannot be reached.
   */
  texts(language: Language, hash: string): Promise<SuppliedTexts | undefined>;
};

/** What the pages about texts change. Throws when the table cannot be reached. */
export type TextsStore = {
  /** All versions as they are now, oldest first. */
  versions(): Promise<readonly TextsVersion[]>;
  texts(language: Language, hash: string): Promise<SuppliedTexts | undefined>;
  /** Keeps texts under their hash, and answers it. The same texts again change nothing. */
  keep(language: Language, texts: SuppliedTexts): Promise<string>;
  /** Creates a version; `exists` when somebody else took its number. */
  create(version: TextsVersion): Promise<'created' | 'exists'>;
  /** Writes a step onto a version as it was read; `conflict` when somebody else was faster. */
  decide(before: TextsVersion, after: TextsVersion): Promise<'decided' | 'conflict'>;
};
