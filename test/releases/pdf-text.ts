import { inflateSync } from 'node:zlib';

/** What a PDF of PDFKit says: the text of each piece of marked content, by its role, in the order of its pages. */
type Piece = { readonly role: string; readonly text: string };

const stream = (bytes: Buffer, start: number): Buffer => {
  const from = bytes.indexOf('stream\n', start) + 'stream\n'.length;
  const end = bytes.indexOf('\nendstream', from);
  return bytes.subarray(from, end);
};

/** Objects by number, with their dictionary as text and their stream, unpacked. */
const objectsOf = (bytes: Buffer): ReadonlyMap<string, { dictionary: string; content: string }> => {
  const text = bytes.toString('latin1');
  return new Map(
    [...text.matchAll(/(\d+) 0 obj\n/g)].map((match) => {
      const start = match.index + match[0].length;
      const end = text.indexOf('endobj', start);
      const body = text.slice(start, end);
      const [dictionary = ''] = body.split('stream\n');
      const packed = body.includes('stream\n') ? stream(bytes, start) : undefined;
      const content = packed && dictionary.includes('FlateDecode') ? inflateSync(packed).toString('latin1') : '';
      return [match[1] ?? '', { dictionary, content }];
    }),
  );
};

/** Glyphs to characters, as a font's own table says (`ToUnicode`): one, or the letters of a ligature. */
const glyphsIn = (map: string): ReadonlyMap<number, string> => {
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]+)>/gi)].entries())
      glyphs.set(
        Number.parseInt(first, 16) + index,
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      );
  }
  return glyphs;
};

const reference = (dictionary: string, name: string): string =>
  new RegExp(`/${name} (?:\\[)?(\\d+) 0 R`).exec(dictionary)?.[1] ?? '';

/** Reads the PDF's pieces. Knows what PDFKit writes, and nothing more. */
export const piecesOf = (pdf: Uint8Array): readonly Piece[] => {
  const objects = objectsOf(Buffer.from(pdf));
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary));
  const at = (number: string) => objects.get(number) ?? { dictionary: '', content: '' };
  return pages.flatMap(({ dictionary }) => {
    const resources = at(reference(dictionary, 'Resources')).dictionary || dictionary;
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number = '']) => [
        name,
        glyphsIn(at(reference(at(number).dictionary, 'ToUnicode')).content),
      ]),
    );
    const content = at(reference(dictionary, 'Contents')).content;
    return [...content.matchAll(/\/(\w+) <<\s*\/MCID \d+\s*>> BDC(.*?)EMC/gs)].map(([, role = '', drawn = '']) => {
      const lines = [...drawn.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/gs)];
      let glyphs: ReadonlyMap<number, string> = new Map();
      const texts = lines.flatMap(([, font, shown]) => {
        if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
        if (shown === undefined) return [];
        const codes = [...shown.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
        return [codes.map((code) => glyphs.get(Number.parseInt(code, 16)) ?? '?').join('')];
      });
      return { role, text: texts.join(' ').replaceAll(/\s+/g, ' ').trim() };
    });
  });
};
