/** The floor plan as data. docs/architecture/ says why it is what it is; CONTRIBUTING.md where a new thing goes. */

/** What each capability may know of beside itself. One direction, no circle. */
export const CAPABILITIES: Readonly<Record<string, readonly string[]>> = {
  audit: [],
  voters: ['audit', 'sync-checks'],
  elections: ['audit'],
  'staff-mail': ['audit'],
  staff: ['audit', 'staff-mail'],
  messaging: ['audit', 'voters', 'elections'],
  'ballot-tracking': ['audit', 'voters', 'elections', 'messaging', 'counties', 'staff-mail'],
  imb: ['audit', 'voters', 'elections', 'messaging', 'ballot-tracking'],
  uploads: ['audit', 'voters', 'elections', 'messaging', 'ballot-tracking', 'imb', 'sync-checks', 'staff-mail'],
  'sync-checks': ['audit', 'staff-mail'],
  counties: ['audit', 'elections', 'messaging', 'sync-checks'],
  outreach: ['audit', 'elections', 'messaging', 'counties'],
  'sign-up': ['audit', 'voters', 'elections', 'messaging'],
  releases: ['audit', 'elections', 'staff-mail', 'counties'],
  'test-environment': [
    'audit',
    'voters',
    'elections',
    'messaging',
    'ballot-tracking',
    'imb',
    'counties',
    'staff-mail',
    'releases',
  ],
  'data-refresh': ['audit', 'voters', 'elections', 'sync-checks', 'staff-mail', 'counties', 'releases'],
  'county-api': [
    'audit',
    'voters',
    'elections',
    'messaging',
    'ballot-tracking',
    'imb',
    'uploads',
    'sync-checks',
    'counties',
    'staff-mail',
    'sign-up',
    'releases',
  ],
  'voter-site': ['audit', 'voters', 'elections', 'messaging', 'ballot-tracking', 'counties', 'sign-up'],
  operations: [
    'audit',
    'voters',
    'elections',
    'messaging',
    'ballot-tracking',
    'imb',
    'sync-checks',
    'counties',
    'outreach',
    'staff-mail',
    'staff',
    'sign-up',
    'releases',
    'test-environment',
    'data-refresh',
  ],
};

/** Rooms that are no capability, and the rooms that each may know of; `local` runs the whole system. */
export const GROUND: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  platform: ['shared'],
  runtime: ['shared', 'platform'],
  'site-kit': ['shared'],
};

/** The layers inside a capability. `api` is the contract of its calls, `stack` its infrastructure. */
export const LAYERS = ['domain', 'data', 'use-cases', 'ports', 'adapters', 'api', 'stack', 'pages'] as const;
export type Layer = (typeof LAYERS)[number];

export type LayerRule = {
  /** Layers of its own capability that it may import. */
  readonly own: readonly Layer[];
  /** Layers of the capabilities below. */
  readonly below: readonly Layer[];
  /** Rooms of the ground beside the pure part of `shared`, which is open to all. */
  readonly ground: readonly ('shared-io' | 'names' | 'platform' | 'runtime' | 'site-kit')[];
  readonly packages: readonly string[];
};

/** What a domain may compute with: these do no input or output. */
export const PURE = ['zod', 'temporal-polyfill', 'intl-messageformat', 'libphonenumber-js'] as const;

export const LAYER_RULES: Readonly<Record<Layer, LayerRule>> = {
  domain: { own: ['domain', 'data'], below: ['domain'], ground: [], packages: PURE },
  data: { own: [], below: [], ground: [], packages: [] },
  ports: { own: ['ports', 'domain'], below: ['domain', 'ports'], ground: [], packages: PURE },
  'use-cases': {
    own: ['use-cases', 'ports', 'domain', 'data'],
    below: ['domain', 'ports'],
    ground: [],
    packages: [...PURE, 'node:crypto', 'node:util'],
  },
  adapters: {
    own: ['adapters', 'ports', 'domain', 'data'],
    below: ['domain'],
    ground: ['shared-io', 'names'],
    packages: [
      ...PURE,
      '@aws-sdk',
      'aws-jwt-verify',
      'openid-client',
      'altcha-lib',
      'node:',
      // What paper and pictures are made with.
      'canvaskit-wasm',
      'fflate',
      'fontkit',
      'harfbuzzjs',
      'pdfkit',
      'uqr',
    ],
  },
  api: { own: ['api', 'domain', 'data'], below: ['domain', 'api'], ground: ['names', 'runtime'], packages: PURE },
  stack: {
    own: ['stack', 'data'],
    below: ['stack'],
    ground: ['names', 'platform'],
    packages: ['aws-cdk-lib', 'constructs', 'libphonenumber-js'],
  },
  pages: { own: ['pages', 'domain', 'data'], below: ['domain', 'pages'], ground: ['site-kit'], packages: ['hono'] },
};

/** Packages that only infrastructure may import. */
export const INFRASTRUCTURE_PACKAGES = ['aws-cdk-lib', 'constructs', 'cdk-nag'] as const;

/** Packages of a Lambda's files beside its wiring. */
export const HANDLER_PACKAGES = [...PURE, 'hono', 'node:crypto'] as const;

/** Rooms of test/ that mirror no room of lib/. */
export const TEST_ROOMS = [
  'architecture',
  'runner',
  'stacks',
  'statemachines',
  'faults',
  'cases',
  'event-sources',
  'end-to-end',
  'browser',
] as const;
