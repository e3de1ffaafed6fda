import type { ChannelResult } from './model.ts';

const WIDTH = 900;
const HEIGHT = 420;
const EDGE = { left: 60, right: 180, top: 40, bottom: 50 } as const;
const COLOURS = ['#005ea2', '#d54309', '#008817', '#5942d2', '#71767a'] as const;

/** The share of voters who have heard, over the hours since the mailing came due: one line for each result. */
export const picture = (title: string, results: readonly ChannelResult[]): string => {
  const hours = Math.max(24, ...results.map(({ heard }) => heard.length / 60));
  const [width, height] = [WIDTH - EDGE.left - EDGE.right, HEIGHT - EDGE.top - EDGE.bottom];
  const x = (hour: number): string => (EDGE.left + (hour / hours) * width).toFixed(1);
  const y = (share: number): string => (EDGE.top + (1 - share) * height).toFixed(1);
  const text = (at: string, where: string, words: string, more = ''): string =>
    `<text x="${at}" y="${where}" font-family="sans-serif" font-size="12" fill="#1b1b1b"${more}>${words}</text>`;
  const step = hours > 96 ? 24 : hours > 48 ? 12 : 6;
  const ticks = Array.from({ length: Math.floor(hours / step) + 1 }, (_, index) => index * step);
  const lines = results.map(({ channel, limitPerSecond, heard }, index) => {
    const colour = COLOURS[index % COLOURS.length] ?? '#1b1b1b';
    const points = heard.flatMap((share, minute) =>
      minute % 10 === 0 || minute === heard.length - 1 ? [`${x(minute / 60)},${y(share)}`] : [],
    );
    const label = text(
      String(WIDTH - EDGE.right + 12),
      String(EDGE.top + 16 + index * 20),
      `${channel}, ${limitPerSecond}/s`,
    );
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/><rect x="${WIDTH - EDGE.right}" y="${EDGE.top + 7 + index * 20}" width="8" height="8" fill="${colour}"/>${label}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(String(EDGE.left), '22', title, ' font-weight="bold"'),
    ...[0, 0.25, 0.5, 0.75, 1].map(
      (share) =>
        `<line x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(share)}" y2="${y(share)}" stroke="#dfe1e2"/>${text('20', y(share), `${share * 100}%`)}`,
    ),
    ...ticks.map((hour) => text(x(hour), String(HEIGHT - 28), `${hour}`)),
    text(String(EDGE.left), String(HEIGHT - 8), 'hours after the mailing came due (midnight, Pacific)'),
    ...lines,
    '</svg>',
    '',
  ].join('\n');
};
