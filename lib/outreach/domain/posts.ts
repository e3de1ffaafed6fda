import { csvFile } from '../../shared/csv.ts';
import { GRAPHIC_SIZES, type GraphicSize } from './kit.ts';
import type { KitWords } from './kit-words.ts';
import { SOCIAL_THEMES, type SocialTheme } from './texts/outreach-texts.ts';

/** How a platform counts, and how long a post may be. */
type Platform = {
  readonly limit: number;
  readonly count: (text: string, link: string) => number;
  readonly graphic: GraphicSize;
};

const characters = (text: string): number => [...text].length;
const graphemes = (text: string): number => [...new Intl.Segmenter('en').segment(text)].length;

/** Characters that X counts once; others, of Chinese, Japanese, Khmer and Korean, it counts twice. */
const isLight = (point: number): boolean =>
  point <= 0x10ff || (point >= 0x2000 && point <= 0x200d) || (point >= 0x2010 && point <= 0x201f);
const LINK_LENGTH_ON_X = 23;

/** What X counts: its "weighted length", every link as 23. */
export const weightedLength = (text: string, link: string): number =>
  [...text.normalize('NFC').replaceAll(link, '')].reduce(
    (sum, character) => sum + (isLight(character.codePointAt(0) ?? 0) ? 1 : 2),
    0,
  ) +
  LINK_LENGTH_ON_X * (text.split(link).length - 1);

/** The platforms with the limits that they publish, in what they count. */
export const PLATFORMS: Readonly<Record<string, Platform>> = {
  X: { limit: 280, count: weightedLength, graphic: '1600x900' },
  Bluesky: { limit: 300, count: graphemes, graphic: '1600x900' },
  Threads: { limit: 500, count: characters, graphic: '1080x1080' },
  Instagram: { limit: 2200, count: characters, graphic: '1080x1080' },
  Facebook: { limit: 63_206, count: characters, graphic: '1200x630' },
  LinkedIn: { limit: 3000, count: characters, graphic: '1200x630' },
};

/** What each theme is called in the table, for staff. */
const THEMES: Readonly<Record<SocialTheme, string>> = {
  signUp: 'Sign up',
  returnByMail: 'Return by mail',
  genuine: 'Genuine messages',
};

/** A post for one platform. */
export type Post = {
  readonly platform: string;
  readonly theme: SocialTheme;
  readonly text: string;
  readonly length: number;
  readonly limit: number;
  readonly graphic: GraphicSize;
};

/** The posts of a kit, for every platform. */
export const postsOf = ({ texts, inPosts, link }: KitWords): readonly Post[] =>
  SOCIAL_THEMES.flatMap((theme) => {
    const text = inPosts(texts.social[theme]);
    return Object.entries(PLATFORMS).map(([platform, { limit, count, graphic }]) => {
      return { platform, theme, text, length: count(text, link), limit, graphic };
    });
  });

/** The posts as a table for a spreadsheet. A text that a long name makes too long says so instead of being cut. */
export const postsTable = (words: KitWords): string =>
  csvFile([
    ['Platform', 'About', 'Language', 'Text', 'Length', 'Limit', 'Fits', 'Graphic', 'State'],
    ...postsOf(words).map(({ platform, theme, text, length, limit, graphic }) => [
      platform,
      THEMES[theme],
      words.language,
      text,
      length,
      limit,
      length <= limit ? 'yes' : 'no: shorten the name of the election',
      `${GRAPHIC_SIZES[graphic].width} x ${GRAPHIC_SIZES[graphic].height}`,
      words.mark ?? 'reviewed',
    ]),
  ]);
