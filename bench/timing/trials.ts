/** One way of asking: what is done beforehand, and the request whose time is taken. */
export type Branch = {
  readonly name: string;
  /** Makes everything ready, and gives the request to be timed. */
  readonly prepare: () => Promise<() => Promise<Answer>>;
};
export type Answer = { readonly status: number; readonly location: string; readonly body: string };
/** Branches that nobody may be able to tell apart. The first is what the others are compared with. */
export type Group = { readonly id: string; readonly name: string; readonly branches: readonly Branch[] };

/** What a branch took, in milliseconds, and the answers that it gave, each once. */
export type Sample = { readonly times: number[]; readonly answers: Set<string> };
export type Measured = { readonly group: Group; readonly samples: ReadonlyMap<Branch, Sample> };

const shuffled = <Value>(values: readonly Value[]): readonly Value[] =>
  values
    .map((value) => ({ value, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);

/** Without what is this browser's alone. */
const shown = ({ status, location, body }: Answer): string =>
  JSON.stringify({ status, location, body: body.replaceAll(/name="token" value="[^"]*"/g, '') });

/**
 * Takes every branch once a round, in an order of its own, so that whatever else the machine does strikes all alike. The first
 * rounds warm up and are not kept. A Ctrl-C ends it after the round that is under way, with what there is.
 */
export const measure = async (
  groups: readonly Group[],
  rounds: number,
  warmUp: number,
): Promise<readonly Measured[]> => {
  const measured = groups.map((group) => ({
    group,
    samples: new Map(group.branches.map((branch): [Branch, Sample] => [branch, { times: [], answers: new Set() }])),
  }));
  const all = measured.flatMap(({ samples }) => [...samples]);
  let isEnough = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      isEnough = true;
    });
  }
  for (let round = -warmUp; round < rounds && !isEnough; round += 1) {
    for (const [branch, { times, answers }] of shuffled(all)) {
      const ask = await branch.prepare();
      const started = performance.now();
      const answer = await ask();
      const took = performance.now() - started;
      answers.add(shown(answer));
      if (round >= 0) times.push(took);
    }
    if (round > 0 && round % 100 === 0) console.error(`${round} of ${rounds} rounds`);
  }
  return measured;
};
