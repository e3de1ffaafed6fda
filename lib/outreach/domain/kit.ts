import type { Language } from '../../shared/codes.ts';
import type { County } from '../../shared/counties.ts';

/** The graphics by the platforms' sizes, width by height in pixels. */
export const GRAPHIC_SIZES = {
  '1200x630': { width: 1200, height: 630, use: 'Facebook, LinkedIn and link previews' },
  '1080x1080': { width: 1080, height: 1080, use: 'Instagram and Facebook posts' },
  '1080x1920': { width: 1080, height: 1920, use: 'Stories' },
  '1600x900': { width: 1600, height: 900, use: 'X and presentations' },
} as const;
export type GraphicSize = keyof typeof GRAPHIC_SIZES;
export const GRAPHICS = Object.keys(GRAPHIC_SIZES) as readonly GraphicSize[];

/** What a piece of the kit is drawn from. */
export type PieceKind = 'flyer' | 'buckslip' | 'press-release' | 'posts' | GraphicSize;

/** One file of the kit. */
export type Piece = {
  readonly kind: PieceKind;
  readonly name: string;
  /** Its measures, or what it is for. */
  readonly detail: string;
  readonly extension: 'pdf' | 'txt' | 'csv' | 'png' | 'svg';
  /** Larger than this it never is, in any language. A test holds it to that. */
  readonly atMostKb: number;
};

/** What a piece is called in addresses and file names: `flyer.pdf`, `1200x630.png`. */
export const pieceId = ({ kind, extension }: Piece): string => `${kind}.${extension}`;

const graphic = (kind: GraphicSize, extension: 'png' | 'svg'): Piece => {
  const { width, height, use } = GRAPHIC_SIZES[kind];
  return {
    kind,
    name: `Graphic ${width} × ${height}`,
    detail: use,
    extension,
    atMostKb: extension === 'png' ? 300 : 500,
  };
};

/** The pieces of a kit, in the order of the page. */
export const PIECES: readonly Piece[] = [
  { kind: 'flyer', name: 'Flyer', detail: 'US Letter, 8.5 × 11 inches', extension: 'pdf', atMostKb: 200 },
  { kind: 'buckslip', name: 'Buckslip', detail: '3.5 × 8.5 inches', extension: 'pdf', atMostKb: 200 },
  {
    kind: 'press-release',
    name: 'Press release',
    detail: 'Text to finish: date and contact are blank',
    extension: 'txt',
    atMostKb: 10,
  },
  {
    kind: 'posts',
    name: 'Texts for social media',
    detail: 'A table by platform, with the lengths',
    extension: 'csv',
    atMostKb: 20,
  },
  ...GRAPHICS.map((size) => graphic(size, 'png')),
  ...GRAPHICS.map((size) => graphic(size, 'svg')),
];

/** The kit as one file. */
export const WHOLE_KIT = { id: 'kit.zip', atMostKb: 2500 } as const;

export const MEDIA_TYPES: Readonly<Record<Piece['extension'] | 'zip', string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  zip: 'application/zip',
};

/** The name under which a file of the kit is kept: `wheres-my-ballot-amador-2026-11-03-km-flyer.pdf`. */
export const fileName = (
  county: County,
  election: { readonly date: { toString(): string } },
  language: Language,
  id: string,
): string => {
  const place = county.name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return `wheres-my-ballot-${place}-${election.date}-${language}-${id}`;
};
