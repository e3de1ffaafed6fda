import type { Ports, Site } from './site.ts';

export const didYouSendRoutes = (_site: Site, _ports: Ports): void => {};
