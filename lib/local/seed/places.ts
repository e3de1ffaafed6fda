import { type CountyCode, countyOf } from '../../shared/counties.ts';

/** A place that the county's addresses use, with one of its ZIP codes. */
type Place = { readonly city: string; readonly zip: string };

/** Where a county's invented addresses and phones lie. */
export type CountyPlaces = { readonly areaCode: string; readonly places: readonly Place[] };

/** Area code, then places: enough for an address to look like the county it is in. Streets and numbers are invented. */
const COUNTY_PLACES: Readonly<Record<CountyCode, string>> = {
  '01': '510 Oakland 94601, Fremont 94536, Hayward 94541, Berkeley 94702, Livermore 94550',
  '02': '530 Markleeville 96120, Bear Valley 95223',
  '03': '209 Jackson 95642, Sutter Creek 95685, Ione 95640, Plymouth 95669',
  '04': '530 Chico 95926, Oroville 95965, Paradise 95969',
  '05': '209 San Andreas 95249, Angels Camp 95222, Valley Springs 95252',
  '06': '530 Colusa 95932, Williams 95987',
  '07': '925 Concord 94520, Richmond 94801, Antioch 94509, Walnut Creek 94596',
  '08': '707 Crescent City 95531, Smith River 95567',
  '09': '530 Placerville 95667, South Lake Tahoe 96150, El Dorado Hills 95762',
  '10': '559 Fresno 93702, Clovis 93612, Sanger 93657, Reedley 93654',
  '11': '530 Willows 95988, Orland 95963',
  '12': '707 Eureka 95501, Arcata 95521, Fortuna 95540',
  '13': '760 El Centro 92243, Calexico 92231, Brawley 92227',
  '14': '760 Bishop 93514, Independence 93526, Lone Pine 93545',
  '15': '661 Bakersfield 93301, Delano 93215, Ridgecrest 93555, Wasco 93280',
  '16': '559 Hanford 93230, Lemoore 93245, Corcoran 93212',
  '17': '707 Lakeport 95453, Clearlake 95422, Kelseyville 95451',
  '18': '530 Susanville 96130, Westwood 96137',
  '19': '213 Los Angeles 90012, Long Beach 90802, Glendale 91203, Pasadena 91101, Torrance 90501, Monterey Park 91754, Palmdale 93550, Pomona 91766',
  '20': '559 Madera 93637, Chowchilla 93610, Oakhurst 93644',
  '21': '415 San Rafael 94901, Novato 94947, Mill Valley 94941',
  '22': '209 Mariposa 95338, Coulterville 95311',
  '23': '707 Ukiah 95482, Fort Bragg 95437, Willits 95490',
  '24': '209 Merced 95340, Los Banos 93635, Atwater 95301',
  '25': '530 Alturas 96101, Cedarville 96104',
  '26': '760 Mammoth Lakes 93546, Bridgeport 93517',
  '27': '831 Salinas 93901, Monterey 93940, Seaside 93955, Soledad 93960',
  '28': '707 Napa 94558, American Canyon 94503, St. Helena 94574',
  '29': '530 Grass Valley 95945, Nevada City 95959, Truckee 96161',
  '30': '714 Santa Ana 92701, Anaheim 92805, Irvine 92614, Garden Grove 92840, Westminster 92683, Huntington Beach 92647',
  '31': '916 Roseville 95678, Rocklin 95677, Auburn 95603, Lincoln 95648',
  '32': '530 Quincy 95971, Portola 96122, Chester 96020',
  '33': '951 Riverside 92501, Corona 92882, Moreno Valley 92553, Murrieta 92562, Indio 92201',
  '34': '916 Sacramento 95814, Elk Grove 95624, Citrus Heights 95610, Folsom 95630',
  '35': '831 Hollister 95023, San Juan Bautista 95045',
  '36': '909 San Bernardino 92401, Fontana 92335, Ontario 91761, Victorville 92392, Redlands 92373',
  '37': '619 San Diego 92101, Chula Vista 91910, Oceanside 92054, Escondido 92025, El Cajon 92020',
  '38': '415 San Francisco 94110',
  '39': '209 Stockton 95202, Tracy 95376, Manteca 95336, Lodi 95240',
  '40': '805 San Luis Obispo 93401, Paso Robles 93446, Atascadero 93422',
  '41': '650 Redwood City 94063, Daly City 94015, San Mateo 94401, South San Francisco 94080',
  '42': '805 Santa Barbara 93101, Santa Maria 93454, Lompoc 93436',
  '43': '408 San Jose 95112, Sunnyvale 94086, Santa Clara 95050, Milpitas 95035, Gilroy 95020',
  '44': '831 Santa Cruz 95060, Watsonville 95076, Capitola 95010',
  '45': '530 Redding 96001, Anderson 96007, Shasta Lake 96019',
  '46': '530 Downieville 95936, Loyalton 96118',
  '47': '530 Yreka 96097, Mount Shasta 96067, Weed 96094',
  '48': '707 Fairfield 94533, Vallejo 94590, Vacaville 95688',
  '49': '707 Santa Rosa 95401, Petaluma 94952, Rohnert Park 94928',
  '50': '209 Modesto 95350, Turlock 95380, Ceres 95307',
  '51': '530 Yuba City 95991, Live Oak 95953',
  '52': '530 Red Bluff 96080, Corning 96021',
  '53': '530 Weaverville 96093, Hayfork 96041',
  '54': '559 Visalia 93291, Tulare 93274, Porterville 93257',
  '55': '209 Sonora 95370, Groveland 95321',
  '56': '805 Ventura 93001, Oxnard 93030, Thousand Oaks 91360, Simi Valley 93063',
  '57': '530 Woodland 95695, Davis 95616, West Sacramento 95691',
  '58': '530 Marysville 95901, Olivehurst 95961',
};

/** The places of a county. Throws for a code that is none. */
export const placesOf = (county: CountyCode): CountyPlaces => {
  const text = COUNTY_PLACES[county];
  if (text === undefined) throw new Error(`No places for ${countyOf(county).name}.`);
  const places = text
    .slice(4)
    .split(', ')
    .map((place) => ({ city: place.slice(0, -6), zip: place.slice(-5) }));
  return { areaCode: text.slice(0, 3), places };
};

/** Invented street names. */
export const STREETS: readonly string[] =
  'Acorn Hollow, Amber Sky, Arroyo Glimmer, Bellflower Bend, Blue Heron, Bramblewick, Brass Lantern, Buttercup Knoll, Calico Quail, Candlewood, Cedar Whistle, Clover Patch, Copper Kettle, Coyote Moon, Crescent Meadow, Dappled Oak, Dragonfly, Dusty Lupine, Echo Ridge, Fable, Feather River Loop, Fernglow, Firefly, Foggy Bottom, Foxglove, Gentle Breeze, Golden Poppy, Granite Toe, Hawk Shadow, Hidden Spigot, Honeybee, Juniper Jump, Kestrel, Lantern, Lazy Otter, Lemon Grove, Little Acorn, Manzanita Hook, Marigold, Meadowlark, Milkweed, Misty Orchard, Morning Toast, Mulberry Turn, Nutmeg, Old Compass, Olive Press, Orchard Gate, Paintbrush, Pebble Skip, Peppermint, Persimmon, Pine Cone, Quail Feather, Quiet Harbor, Rabbitbrush, Red Wagon, Rosemary, Saddle Shoe, Sagebrush, Sandpiper, Silver Thimble, Skipping Stone, Sleepy Hollow, Sparrow, Starthistle, Steamboat, Sugar Pine, Sundial, Sunflower, Tanbark, Teacup, Thimbleberry, Thistle Down, Toyon Berry, Trillium, Tule Fog, Tumbleweed, Two Bridges, Valley Quilt, Velvet Ash, Walnut Shell, Warm Springs Loop, Water Wheel, Whistling Duck, Wild Radish, Willow Creek Bend, Windmill, Wishing Well, Wren'.split(
    ', ',
  );

export const STREET_KINDS: readonly string[] = ['St', 'Ave', 'Ln', 'Ct', 'Dr', 'Way', 'Rd', 'Pl'];
