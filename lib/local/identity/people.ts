import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import type { Person, Post } from '../../staff/domain/person.ts';

/** The counties whose people are seeded. */
export const STAFFED_COUNTIES: readonly CountyCode[] = ['03', '19'];

/** Somebody invented, of one role. */
export type SeededPerson = Post & Pick<Person, 'name' | 'email'>;

const STATE: readonly SeededPerson[] = [
  { county: null, role: 'sos-operations', name: 'Olivia Park', email: 'operations@sos.example.org' },
  { county: null, role: 'sos-ballot-tracking', name: 'Ben Torres', email: 'ballots@sos.example.org' },
  { county: null, role: 'help-desk', name: 'Hana Desai', email: 'help@sos.example.org' },
  { county: null, role: 'read-only', name: 'Walt Reyes', email: 'watching@sos.example.org' },
];

const NAMES: Readonly<Record<CountyCode, readonly [string, string, string]>> = {
  '03': ['Clara Amador', 'Theo Ione', 'Rita Sutter'],
  '19': ['Carla Vermont', 'Tariq Alvarado', 'Rosa Figueroa'],
};

const ofCounty = (county: CountyCode): SeededPerson[] => {
  const place =
    COUNTIES.find(({ code }) => code === county)
      ?.name.toLowerCase()
      .replaceAll(' ', '-') ?? county;
  const [clerk, technician, reader] = NAMES[county] ?? ['Clerk', 'Technician', 'Reader'];
  return [
    { county, role: 'county-clerk', name: clerk, email: `clerk@${place}.example.org` },
    { county, role: 'county-technician', name: technician, email: `technician@${place}.example.org` },
    { county, role: 'read-only', name: reader, email: `reader@${place}.example.org` },
  ];
};

/** One named person a role, for the state and for two counties. */
export const SEEDED_PEOPLE: readonly SeededPerson[] = [...STATE, ...STAFFED_COUNTIES.flatMap(ofCounty)];
