import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { picture } from './pixels.ts';

// Run by sharp.test.ts in a process of its own: paints into the folder it is given with sharp's WebAssembly build, as where no native one was shipped.
const resolver = Module as unknown as { _resolveFilename(request: string, ...rest: unknown[]): string };
const resolve = resolver._resolveFilename;
resolver._resolveFilename = function (request, ...rest) {
  if (/^@img\/sharp-(?!wasm32)/.test(request)) {
    throw Object.assign(new Error(`no ${request} here`), { code: 'MODULE_NOT_FOUND' });
  }
  return resolve.call(this, request, ...rest);
};

const [, , folder = ''] = process.argv;

async function run(): Promise<void> {
  for (const output_format of ['png', 'jpeg', 'webp'] as const) {
    writeFileSync(join(folder, `picture.${output_format}`), await picture({ output_format, width: 160, height: 100 }));
  }
  assert.ok(
    Object.keys(require.cache).some((file) => file.includes('sharp-wasm32')),
    'the WebAssembly build was not used',
  );
}

void run().then(() => process.exit(0));
