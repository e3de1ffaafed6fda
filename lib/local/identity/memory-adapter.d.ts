/** The provider's own store in memory, which it brings and does not name among its types. */
declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  import type { AdapterConstructor } from 'oidc-provider';

  /** `clockTolerance`: seconds. */
  export const createMemoryAdapter: (clockTolerance: number) => AdapterConstructor;
}
