/**
 * The flags with which Lambda's own start script calls Node.js in a function of so many megabytes: a tenth for what is young, of which
 * a semi-space is half, the rest for what is old. What stands in NODE_OPTIONS gives way to them there; where no such script runs,
 * Node would make its heap as large as the machine's memory lets it, and collect when it likes.
 * Source: `/var/runtime/bootstrap` of the Node.js images of Lambda.
 */
export const lambdaHeapFlags = (memoryMb: number): readonly string[] => {
  const young = Math.floor(memoryMb / 10);
  return [`--max-semi-space-size=${Math.floor(young / 2)}`, `--max-old-space-size=${memoryMb - young}`];
};
