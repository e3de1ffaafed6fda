import { geoConicEqualArea, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Properties, Topology } from 'topojson-specification';
import type { County } from '../../shared/counties.ts';

/** The map of California as SVG outlines by county code, in a box of `width` × `height`. */
export type CountyMap = {
  readonly width: number;
  readonly height: number;
  readonly outlines: Readonly<Record<string, string>>;
};

const WIDTH = 360;
const HEIGHT = 420;

/**
 * Reduces the nation's counties (us-atlas `counties-10m.json`, from the Census Bureau's cartographic boundaries) to the
 * 58 outlines of California, in the equal-area projection that the state itself uses (California Albers).
 */
export const californiaMap = (nation: Topology, counties: readonly County[]): CountyMap => {
  const geometries = nation.objects['counties'];
  if (geometries?.type !== 'GeometryCollection') throw new Error('The atlas has no counties.');
  const state: GeometryCollection<Properties> = {
    type: 'GeometryCollection',
    geometries: geometries.geometries.filter((geometry) => String(geometry.id).startsWith('06')),
  };
  const shapes = feature(nation, state);
  const projection = geoConicEqualArea().parallels([34, 40.5]).rotate([120, 0]).fitSize([WIDTH, HEIGHT], shapes);
  const outline = geoPath(projection).digits(1);
  const outlines: Record<string, string> = {};
  for (const county of counties) {
    const shape = shapes.features.find(({ id }) => id === county.fips);
    const path = shape === undefined ? null : outline(shape);
    if (path === null) throw new Error(`The atlas has no outline for ${county.name} (${county.fips}).`);
    outlines[county.code] = path;
  }
  return { width: WIDTH, height: HEIGHT, outlines };
};
