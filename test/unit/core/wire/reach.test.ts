import assert from 'node:assert/strict';
import { isLoopback, isPrivate, isPublicAddress } from '../../../../src/core/wire/reach.ts';

/** As the system spells them; the first and the last of a range, and what stands beside it. */
const PUBLIC = [
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2606:2800:220:1:248:1893:25c8:1946',
  '2606:2800:220:1:248:1893:25C8:1946',
  '2000::',
  '2001:db7::1',
  '3fff:1000::1',
  '::ffff:93.184.216.34',
  '::ffff:5db8:d822',
  '0:0:0:0:0:ffff:5db8:d822',
  '64:ff9b::93.184.216.34',
  '2002:5db8:d822::1',
];
const PRIVATE = [
  '0.0.0.0',
  '10.0.0.0',
  '10.255.255.255',
  '100.64.0.0',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.0.0',
  '169.254.169.254',
  '172.16.0.0',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.0.0',
  '192.168.255.255',
  '198.18.0.0',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::FFFF:10.1.2.3',
  '::ffff:169.254.169.254',
  '::10.1.2.3',
  '::ffff:0:93.184.216.34',
  '64:ff9b::10.1.2.3',
  '64:ff9b:1::93.184.216.34',
  '2001::1',
  '2001:db8::1',
  '2002:a01:203::1',
  '3fff:fff::1',
  '4000::1',
  'fc00::1',
  'fdff:ffff::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
];

describe('the reach of a host', () => {
  for (const address of PUBLIC) it(`is public: ${address}`, () => assert.equal(isPublicAddress(address), true));
  for (const address of PRIVATE) it(`is private: ${address}`, () => assert.equal(isPublicAddress(address), false));

  it('is not public where an address cannot be read', () => {
    for (const address of ['', '1.2.3.4.5', '::g']) assert.equal(isPublicAddress(address), false, address);
  });

  const names: Readonly<Record<string, readonly [loopback: boolean, local: boolean]>> = {
    localhost: [true, true],
    'localhost.': [true, true],
    'api.localhost': [true, true],
    '127.9.9.9': [true, true],
    '[::1]': [true, true],
    '[::ffff:7f01:203]': [true, true],
    '[::ffff:a01:203]': [false, true],
    '192.168.1.1': [false, true],
    router: [false, true],
    'printer.local': [false, true],
    'printer.local.': [false, true],
    'metadata.google.internal': [false, true],
    'localhost.org': [false, false],
    'notlocalhost.org': [false, false],
    '127.0.0.1.nip.io': [false, false],
    'local.example.com': [false, false],
    '[2606:2800:220::1]': [false, false],
  };
  for (const [name, expected] of Object.entries(names)) {
    it(`of ${name} is ${expected[0] ? 'this machine' : expected[1] ? 'a private network' : 'unknown until it is looked up'}`, () => {
      assert.deepEqual([isLoopback(name), isPrivate(name)], expected);
    });
  }
});
