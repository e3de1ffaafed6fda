import type { ZonedDomain } from '../../platform/config.ts';
import { originDomain } from '../../platform/names.ts';

/** Where CloudFront finds the site: a name of its own, so that it is known before anything is deployed. */
export const voterSiteOrigin = (address: ZonedDomain): ZonedDomain => ({
  ...address,
  domain: originDomain(address.domain),
});
