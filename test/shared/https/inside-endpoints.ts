/** An address that somebody wants us to call, what its name leads to, and why it is refused. */
export type InsideEndpoint = { readonly url: string; readonly leadsTo?: readonly string[]; readonly fault: string };

const at = (fault: string, ...urls: readonly string[]): readonly InsideEndpoint[] =>
  urls.map((url) => ({ url, fault }));
const leading = (...addresses: readonly string[]): readonly InsideEndpoint[] =>
  addresses.map((address) => ({
    url: 'https://ems.county.example.org/hook',
    leadsTo: [address],
    fault: 'inside-address',
  }));

/** The corpus: endpoints that point inside, or are written so that a reader takes them for something else. */
export const INSIDE_ENDPOINTS: readonly InsideEndpoint[] = [
  // Not https, or no address at all.
  ...at('not-https', 'http://ems.county.example.org/', 'ftp://ems.county.example.org/', 'file:///etc/passwd'),
  ...at('not-https', 'gopher://127.0.0.1:6379/', 'data:text/plain,hello', 'ws://ems.county.example.org/'),
  ...at('no-url', '', 'ems.county.example.org/hook', '//ems.county.example.org/', 'https://', 'https:// inside/'),
  ...at('no-url', 'https://ems.county.example.org\\@169.254.169.254/', 'https://ems.county.example.org/a\nHost: x'),
  // This machine, by number and in the spellings that readers of addresses understand.
  ...at('not-a-name', 'https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://0x7f000001/'),
  ...at('not-a-name', 'https://0177.0.0.1/', 'https://0x7f.0.0.1/', 'https://127.0.0.1./', 'https://0/'),
  ...at('not-a-name', 'https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/'),
  ...at('not-a-name', 'https://１２７.0.0.1/', 'https://127。0。0。1/', 'https://%31%32%37.0.0.1/'),
  // Metadata services and networks' insides, by number.
  ...at('not-a-name', 'https://169.254.169.254/latest/meta-data/', 'https://[fd00:ec2::254]/', 'https://0xA9FEA9FE/'),
  ...at('not-a-name', 'https://10.0.0.8/', 'https://192.168.1.1/', 'https://[64:ff9b::a9fe:a9fe]/'),
  // Even a public number: certificates are for names.
  ...at('not-a-name', 'https://8.8.8.8/', 'https://[2606:4700::1111]/'),
  // Names that look like others, or are none.
  ...at('not-a-name', 'https://ems.cоunty.example.org/', 'https://xn--cunty-m5e.example.org/', 'https://ems/hook'),
  ...at(
    'not-a-name',
    'https://ems.county.example.org./',
    'https://ems%2ecounty.example.org/',
    'https:/ems.example.org/',
  ),
  ...at('not-a-name', 'https://ⓔms.example.org/', 'https://-ems.example.org/', 'https://ems_county.example.org/'),
  ...at('inside-name', 'https://localhost/', 'https://LOCALHOST/', 'https://ems.localhost/', 'https://localhost./'),
  ...at('inside-name', 'https://metadata.google.internal/', 'https://ip-10-0-0-8.us-west-2.compute.internal/'),
  ...at('inside-name', 'https://printer.local/', 'https://nas.home.arpa/', 'https://ems.corp/', 'https://a.onion/'),
  // What is hidden beside the name.
  ...at('credentials', 'https://ems.county.example.org@169.254.169.254/', 'https://a:b@ems.county.example.org/'),
  ...at('credentials', 'https://@ems.county.example.org/'),
  ...at('fragment', 'https://169.254.169.254#@ems.county.example.org/', 'https://ems.county.example.org/#x'),
  ...at('port', 'https://ems.county.example.org:22/', 'https://ems.county.example.org:25/', 'https://e.example.org:0/'),
  // Good names that lead inside.
  ...leading('127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '100.64.0.1', '169.254.169.254', '169.254.170.2'),
  ...leading('172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.0.1', '198.18.0.1'),
  ...leading('198.51.100.7', '203.0.113.7', '224.0.0.1', '240.0.0.1', '255.255.255.255'),
  ...leading('::1', '::', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1'),
  ...leading('100::1', '2001::1', '2001:10::1', '2001:db8::1', '2002:7f00:1::', '2002:a9fe:a9fe::1', '3fff::1'),
  ...leading('5f00::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'),
  // One of several is enough.
  {
    url: 'https://ems.county.example.org/',
    leadsTo: ['93.184.215.14', '2606:2800:21f::1', '10.0.0.1'],
    fault: 'inside-address',
  },
];
