import { parseArgs } from 'node:util';
import { aboutFaults } from './faults.ts';
import { startStandIn } from './stand-in.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8124' },
    delay: { type: 'string', default: '300' },
    key: { type: 'string', default: 'stand-in-key' },
    faults: { type: 'boolean', default: false },
    retired: { type: 'string', default: 'accept' },
  },
});

if (values.faults) {
  for (const [name, { about }] of Object.entries(aboutFaults)) console.log(`${name.padEnd(36)}${about}`);
} else {
  start();
}

function start(): void {
  startStandIn({
    port: Number(values.port),
    delay: Number(values.delay),
    key: values.key,
    retired: values.retired === 'refuse' ? 'refuse' : 'accept',
  }).then(
    ({ url, origin, key }) => {
      console.log(`Base URL  ${url}\nKey       ${key}\n`);
      console.log('Set both in the editor and ask for a picture: it is painted here, free of charge.');
      console.log('A prompt with [stand-in: rate-limit-exceeded retryAfter=5] fails that way; --faults lists all.');
      console.log(`curl ${origin}/__stand-in/requests shows what came; --delay 800 slows the previews down.`);
    },
    (error: unknown) => {
      console.error(String(error));
      process.exitCode = 1;
    },
  );
}
