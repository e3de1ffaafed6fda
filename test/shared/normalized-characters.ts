import { vi } from 'vitest';

/** How many characters are looked at for their Unicode form while something is done: what that costs, without a clock. */
export const charactersNormalized = (run: () => unknown): number => {
  const normalize = String.prototype.normalize;
  let looked = 0;
  const spy = vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form?: string) {
    looked += this.length;
    return normalize.call(this, form);
  });
  try {
    run();
  } finally {
    spy.mockRestore();
  }
  return looked;
};
