/** How a text travels: in GSM 7-bit units or, if one character is outside that alphabet, in UTF-16 units. */
export type SmsParts = {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** What the carrier bills and AWS throttles. */
  readonly parts: number;
  /** Septets for GSM-7 (extension characters take two), UTF-16 units for UCS-2. */
  readonly units: number;
};

/** GSM 03.38 default alphabet, without the escape. */
const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** GSM 03.38 extension table: each takes the escape and one septet. */
const GSM_EXTENSION = '\f^{}\\[~]|€';

const SEPTETS = new Map([
  ...[...GSM_BASIC].map((character) => [character, 1] as const),
  ...[...GSM_EXTENSION].map((character) => [character, 2] as const),
]);

/** Units in one part: 140 octets alone; six of them hold the concatenation header when there are several. */
const ROOM = { 'GSM-7': { single: 160, joined: 153 }, 'UCS-2': { single: 70, joined: 67 } } as const;

/** Parts needed when no character may be cut: neither an escape pair nor a surrogate pair. */
const countParts = (widths: readonly number[], room: { readonly single: number; readonly joined: number }): number => {
  const units = widths.reduce((sum, width) => sum + width, 0);
  if (units <= room.single) return 1;
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > room.joined) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
};

/** Encoding, parts and units of a text message (3GPP TS 23.038 and 23.040). An empty text is one part. */
export const smsParts = (text: string): SmsParts => {
  const characters = [...text];
  const septets = characters.map((character) => SEPTETS.get(character));
  const gsm = septets.filter((width) => width !== undefined);
  const encoding = gsm.length === characters.length ? 'GSM-7' : 'UCS-2';
  const widths = encoding === 'GSM-7' ? gsm : characters.map((character) => character.length);
  return {
    encoding,
    parts: countParts(widths, ROOM[encoding]),
    units: widths.reduce((sum, width) => sum + width, 0),
  };
};
