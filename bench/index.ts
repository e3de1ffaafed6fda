/** `npm run bench -- <name> [options]`: side-by-side measurements. Each bench cleans up after itself. */
const BENCHES: Readonly<Record<string, () => Promise<{ run: (options: readonly string[]) => Promise<boolean> }>>> = {
  attack: () => import('./attack/index.ts'),
  barcodes: () => import('./barcodes/index.ts'),
  campaign: () => import('./campaign/index.ts'),
  capacity: () => import('./capacity/index.ts'),
  compare: () => import('./compare/index.ts'),
  drill: () => import('./drill/index.ts'),
  faults: () => import('./faults/index.ts'),
  masks: () => import('./masks/index.ts'),
  messages: () => import('./messages/index.ts'),
  million: () => import('./million/index.ts'),
  register: () => import('./register/index.ts'),
  release: () => import('./release/index.ts'),
  uploads: () => import('./uploads/index.ts'),
  timing: () => import('./timing/index.ts'),
};

const [name = '', ...options] = process.argv.slice(2);
const load = BENCHES[name];
if (load === undefined) {
  console.error(`Say which bench to run: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 2;
} else {
  const { run } = await load();
  process.exitCode = (await run(options)) ? 0 : 1;
}
