import assert from 'node:assert/strict';
import { checkPictureUrl } from '../../../../src/core/wire/picture-url.ts';

const API = 'https://api.openai.com/v1';
const HOME = 'http://127.0.0.1:8124/v1';

const elsewhere: readonly (readonly [address: string, baseUrl: string])[] = [
  ['https://blobs.example.com/a.png?sig=1', API],
  ['https://93.184.216.34/a.png', API],
  ['https://[2606:2800:220:1:248:1893:25c8:1946]/a.png', API],
  ['https://blobs.example.com/a.png', HOME],
];

const atHome: readonly (readonly [address: string, baseUrl: string, result?: string])[] = [
  ['/files/a.png', API, 'https://api.openai.com/files/a.png'],
  ['http://127.0.0.1:9/a.png', HOME],
  ['http://localhost:9/a.png', HOME],
  ['http://[::1]:9/a.png', HOME],
  ['https://localhost:9/a.png', HOME],
  ['https://192.168.1.5/files/a.png', 'https://192.168.1.5/v1'],
];

const refused: readonly (readonly [address: string, baseUrl: string])[] = [
  ...[
    'http://blobs.example.com/a.png',
    'http://127.0.0.1/a.png',
    'file:///etc/passwd',
    'ftp://example.com/a.png',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'https://user:word@example.com/a.png',
    'https://',
    'https://localhost/a.png',
    'https://localhost./a.png',
    'https://a.localhost/a.png',
    'https://router/a.png',
    'https://printer.local/a.png',
    'https://metadata.google.internal/a.png',
    'https://0.0.0.0/a.png',
    'https://10.1.2.3/a.png',
    'https://100.64.0.1/a.png',
    'https://127.0.0.1/a.png',
    'https://127.1/a.png',
    'https://2130706433/a.png',
    'https://0x7f.0.0.1/a.png',
    'https://0xa9fea9fe/a.png',
    'https://0251.0376.0251.0376/a.png',
    'https://169.254.169.254/latest/meta-data',
    'https://172.16.0.1/a.png',
    'https://192.168.0.1/a.png',
    'https://198.18.0.1/a.png',
    'https://224.0.0.1/a.png',
    'https://255.255.255.255/a.png',
    'https://[::]/a.png',
    'https://[::1]/a.png',
    'https://[::ffff:169.254.169.254]/a.png',
    'https://[::ffff:a9fe:a9fe]/a.png',
    'https://[::127.0.0.1]/a.png',
    'https://[fe80::1]/a.png',
    'https://[fec0::1]/a.png',
    'https://[fc00::1]/a.png',
    'https://[fd12:3456::1]/a.png',
    'https://[ff02::1]/a.png',
    'https://[2002:a9fe:a9fe::]/a.png',
    'https://[64:ff9b::a9fe:a9fe]/a.png',
    'https://[2001:db8::1]/a.png',
  ].map((address) => [address, API] as const),
  ['http://192.168.1.5/a.png', HOME],
  ['https://192.168.1.5/a.png', HOME],
  ['http://blobs.example.com/a.png', HOME],
  ['file:///etc/passwd', HOME],
];

describe('the address of a picture', () => {
  for (const [address, baseUrl] of elsewhere) {
    it(`is opened if it is public: ${address} for ${baseUrl}`, () =>
      assert.deepEqual(checkPictureUrl(address, baseUrl), { url: address, reach: 'public' }));
  }
  for (const [address, baseUrl, url = address] of atHome) {
    it(`is opened wherever it leads: ${address} for ${baseUrl}`, () =>
      assert.deepEqual(checkPictureUrl(address, baseUrl), { url }));
  }
  for (const [address, baseUrl] of refused) {
    it(`is not opened: ${address} for ${baseUrl}`, () => assert.equal(checkPictureUrl(address, baseUrl), undefined));
  }
});
