/** Tells the developer what is going on. Plain lines: they read the same in a terminal and in a log. */
export type Progress = {
  line(text: string): void;
  /** Announces a piece of work, repeats its name while it lasts, and says how long it took. */
  step<Value>(title: string, work: () => Promise<Value>): Promise<Value>;
};

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** How often a long step says that it is still at work, in milliseconds. */
const REMINDER = 5_000;

/** Progress as lines through `write`. */
export const lineProgress = (write: (text: string) => void = (text) => console.log(text)): Progress => ({
  line: write,
  step: async (title, work) => {
    const start = performance.now();
    write(`  … ${title}`);
    const reminder = setInterval(() => write(`  … ${title}: ${seconds(start)}`), REMINDER);
    try {
      const value = await work();
      write(`  ✓ ${title} (${seconds(start)})`);
      return value;
    } catch (error) {
      write(`  ✗ ${title} (${seconds(start)})`);
      throw error;
    } finally {
      clearInterval(reminder);
    }
  },
});
