import type { Direction } from '../data/service-types.ts';
import { SERVICE_TYPES } from '../data/service-types.ts';

/** Which way a service type goes, as far as the Postal Service's public tables say. */
export const directionOf = (serviceType: string): Direction | undefined => SERVICE_TYPES[serviceType]?.direction;
