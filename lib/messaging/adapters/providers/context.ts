import type { Language } from '../../../shared/codes.ts';
import type { AtOnce } from '../../ports/providers.ts';

/** What a provider gives back with each report about a message: which one it is, and nothing about whom it reached. */
export const contextOf = ({
  ledgerKey,
  atOnce,
  language,
  textsVersion,
}: {
  readonly ledgerKey?: string;
  readonly atOnce?: AtOnce;
  readonly language: Language;
  readonly textsVersion?: string | undefined;
}): Record<string, string> => ({
  ...(ledgerKey === undefined ? {} : { ledgerKey }),
  ...(atOnce === undefined ? {} : { atOnce }),
  language,
  ...(textsVersion === undefined ? {} : { textsVersion }),
});
