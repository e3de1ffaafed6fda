import type { KitWords } from './kit-words.ts';

/** Says to text editors that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The press release as plain text, paragraphs separated by an empty line. What only the county knows stands in brackets. */
export const pressRelease = ({ texts, inText: say, reach, mark }: KitWords): string => {
  const { press } = texts;
  const paragraphs = [
    ...(mark === null ? [] : [mark]),
    say(press.release),
    `${say(press.dateline)}\n${say(press.contact)}`,
    say(press.headline),
    say(press.opening),
    say(press.service),
    say(texts.lasts),
    `${say(texts.postmark)} ${say(texts.handIn)}`.replaceAll('。 ', '。'),
    say(texts.genuine),
    [say(texts.office), ...reach].join('\n'),
    say(texts.publisher),
  ];
  return `${BYTE_ORDER_MARK}${paragraphs.join('\n\n').replaceAll('\n', '\r\n')}\r\n`;
};
