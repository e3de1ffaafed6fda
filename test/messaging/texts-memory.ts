import { hashOfTexts, stepsOf } from '../../lib/messaging/adapters/dynamodb/texts-document.ts';
import { type TextsVersion, versionName } from '../../lib/messaging/domain/texts/texts-version.ts';
import type { SuppliedTexts, TextsStore } from '../../lib/messaging/ports/texts.ts';

/** The versions and texts in memory, with the conditions of the table. */
export const textsMemory = (): TextsStore => {
  const versions = new Map<string, TextsVersion>();
  const texts = new Map<string, SuppliedTexts>();
  return {
    versions: async () => [...versions.values()],
    texts: async (language, hash) => texts.get(`${language} ${hash}`),
    keep: async (language, supplied) => {
      const hash = hashOfTexts(supplied);
      texts.set(`${language} ${hash}`, supplied);
      return hash;
    },
    create: async (version) => {
      if (versions.has(versionName(version))) return 'exists';
      versions.set(versionName(version), version);
      return 'created';
    },
    decide: async (before, after) => {
      const present = versions.get(versionName(before));
      if (present === undefined || stepsOf(present) !== stepsOf(before)) return 'conflict';
      versions.set(versionName(after), after);
      return 'decided';
    },
  };
};
