/** What no eye can see in a difference: another Unicode form of the same characters, or padding around the value. */
export const INVISIBLE = ['unicode-form', 'padding'] as const;
export type Invisible = (typeof INVISIBLE)[number];

const PADDING = /^[ \t\0\u00a0]+|[ \t\0\u00a0]+$/g;
const ASCII = /^[\0-\x7f]*$/;

/** What of two unequal values no eye can see; empty when they look different. */
export const invisibleIn = (ems: string, votecal: string): readonly Invisible[] => {
  const a = ems.replaceAll(PADDING, '');
  const b = votecal.replaceAll(PADDING, '');
  if (a === b) return ['padding'];
  if (ASCII.test(ems) && ASCII.test(votecal)) return [];
  if (ems.normalize() === votecal.normalize()) return ['unicode-form'];
  return a.normalize() === b.normalize() ? ['unicode-form', 'padding'] : [];
};
