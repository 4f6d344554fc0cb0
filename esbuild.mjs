// Builds dist/. Without arguments: once, for development. --watch: and again on every change. --production: small, without
// maps. --package: the VSIX; with --target=linux-x64 … sharp's native build for that platform goes in beside the wasm32 one, from
// node_modules or, by --native=, another folder. test/vsix packages for all platforms.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import esbuild from 'esbuild';

const require = createRequire(import.meta.url);
const flags = new Set(process.argv.slice(2));
const valueFor = (flag) => process.argv.find((one) => one.startsWith(`${flag}=`))?.slice(flag.length + 1);
const production = flags.has('--production');

const IMG = path.resolve('node_modules/@img');
const SHARP_VERSION = require('./package.json').devDependencies['@img/sharp-wasm32'];
const SHARP_WASM = `${IMG}/sharp-wasm32/lib/sharp-wasm32-${SHARP_VERSION}.node`;

/** Modules that load on first use: each a bundle of its own, required at run time by the one that imports it. */
const LAZY = [
  'src/core/docs/plan-link.ts',
  'src/core/docs/find-images.ts',
  'src/host/provenance/recorded-menus.ts',
  'src/host/workshop.ts',
  'src/node/api.ts',
  'src/node/open-picture.ts',
  'src/node/pixels.ts',
  'src/node/placeholder.ts',
];
/** Modules that hold something for all bundles, and so are one file of their own. */
const COMMON = ['src/core/text.ts', 'src/node/sharp.ts'];

const lazyBundles = {
  name: 'lazy-bundles',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path: imported, resolveDir, kind }) => {
      const file = path.relative('.', path.resolve(resolveDir, imported)).replaceAll('\\', '/');
      const isCommon = kind !== 'entry-point' && COMMON.includes(file);
      const apart = isCommon || (kind === 'dynamic-import' && LAZY.includes(file));
      if (!apart) return undefined;
      return { path: `./${path.basename(file, '.ts')}.js`, external: true };
    });
  },
};

/**
 * sharp's search for its binary, told where a VSIX keeps it: the native build beside the bundle (a platform VSIX) or in
 * node_modules (development), else wasm32. On Linux an Electron process brings its own glib, with which the native build may
 * crash the whole extension host: https://sharp.pixelplumbing.com/install#electron
 */
const SHARP_BINARY = `
  const { join } = require('node:path');
  const { runtimePlatformArch } = require('./libvips.cjs');
  const platform = runtimePlatformArch();
  const places = [join(__dirname, 'sharp', 'sharp-' + platform, 'index.cjs'), '@img/sharp-' + platform + '/sharp.node'];
  const usable = (binary) => !/^linux(musl)?-x64$/.test(platform) || binary._isUsingX64V2();
  const native = () => {
    if (process.platform === 'linux' && process.versions.electron) return undefined;
    for (const place of places) {
      try {
        const binary = require(place);
        if (usable(binary)) return binary;
      } catch {}
    }
    return undefined;
  };
  module.exports = native() ?? require(join(__dirname, 'sharp', 'sharp-wasm32', 'index.cjs'));
`;

const bundledSharp = {
  name: 'bundled-sharp',
  setup({ onResolve, onLoad }) {
    // Its ES module asks for import.meta.url, which a CommonJS bundle does not have.
    onResolve({ filter: /^sharp$/ }, () => ({ path: require.resolve('sharp') }));
    onLoad({ filter: /sharp[\\/]dist[\\/]sharp\.cjs$/ }, () => ({ contents: SHARP_BINARY, loader: 'js' }));
    // It puts its Worker on the global object, which in an extension host belongs to everybody.
    onLoad({ filter: /sharp-wasm32-.*\.node\.js$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes('globalThis.Worker=')) throw new Error('sharp-wasm32 no longer sets globalThis.Worker');
      return { contents: text.replace('globalThis.Worker=', 'var Worker='), loader: 'js' };
    });
  },
};

/**
 * What stands in for parts of undici, 173 KB of the transport. Never reached are HTTP/2 (only HTTP/1.1 is offered to a server),
 * connections of its own (it is handed ready ones), bodies of `fetch`, and the parser for machines without WebAssembly SIMD;
 * who reaches one of them all the same is told so.
 */
const UNDICI_PARTS = {
  'dispatcher/client-h2.js': notBundled('HTTP/2'),
  'core/connect.js': notBundled('connections of its own'),
  'web/fetch/body.js': notBundled('FormData'),
  // On load, for WebAssembly would not tell what is wrong with its argument. network-error.ts has the words for people.
  'llhttp/llhttp-wasm.js': `throw Object.assign(new Error('no WebAssembly SIMD'), { code: 'NO_WASM_SIMD' })`,
  // The other parser: 25 KB instead of 72, unpacked once, in 0.2 ms.
  'llhttp/llhttp_simd-wasm.js': deflated(require('undici/lib/llhttp/llhttp_simd-wasm.js')),
};

function notBundled(what) {
  const fail = `() => { throw new Error(${JSON.stringify(`undici is bundled without ${what}: see esbuild.mjs`)}) }`;
  return `const fail = ${fail}; module.exports = new Proxy(fail, { get: fail, construct: fail });`;
}

function deflated(bytes) {
  const text = deflateRawSync(bytes, { level: 9 }).toString('base64');
  return `module.exports = require('node:zlib').inflateRawSync(Buffer.from('${text}', 'base64'));`;
}

const leanUndici = {
  name: 'lean-undici',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]undici[\\/]lib[\\/].+\.js$/ }, async ({ path: file }) => {
      const contents = UNDICI_PARTS[file.replaceAll('\\', '/').split('/undici/lib/').at(-1)];
      if (contents) return { contents, loader: 'js' };
      // Its entry file does on load what would change the network of all extensions; the parts that are imported here do not.
      const text = await readFile(file, 'utf8');
      if (!text.includes('undici.globalDispatcher')) return undefined;
      return {
        errors: [{ text: 'This sets the dispatcher that all extensions share: import parts of undici that do not' }],
      };
    });
  },
};

/** The lines that the problem matcher in .vscode/tasks.json waits for. */
const announce = {
  name: 'announce',
  setup({ onStart, onEnd }) {
    onStart(() => console.log('[watch] build started'));
    onEnd(() => console.log('[watch] build finished'));
  },
};

const shared = {
  bundle: true,
  outdir: 'dist',
  entryNames: '[name]',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: production,
};

const forNode = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  // A local import() would go through Node's ESM loader; require is synchronous and needs no file URL.
  supported: { 'dynamic-import': false },
  // undici would load, under Jest, the parser that is left out.
  define: { 'process.env.JEST_WORKER_ID': 'undefined' },
  plugins: [lazyBundles, bundledSharp, leanUndici],
};

const forPages = {
  ...shared,
  platform: 'browser',
  format: 'esm',
  target: 'chrome130',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

const builds = [
  {
    ...forNode,
    entryPoints: ['src/extension.ts', ...LAZY, ...COMMON],
    external: ['vscode', '@img/sharp-*', '@fontsource/*'],
  },
  { ...forPages, entryPoints: ['src/webview/preview.tsx', 'src/webview/costs.tsx'] },
  // What the studio imports on first use is a file of its own, and so is what both need.
  { ...forPages, entryPoints: ['src/webview/studio.tsx'], splitting: true, chunkNames: 'studio-[name]' },
  // An entry of its own: its worker threads run the same file again.
  {
    ...forNode,
    entryPoints: [{ in: `${SHARP_WASM}.js`, out: 'index' }],
    outdir: 'dist/sharp/sharp-wasm32',
    outExtension: { '.js': '.cjs' },
    sourcemap: false,
    minify: true,
  },
];

if (flags.has('--package')) {
  packageVsix();
} else {
  await rm('dist', { recursive: true, force: true });
  const built = await Promise.all(builds.map((build) => (flags.has('--watch') ? watch(build) : esbuild.build(build))));
  if (production) await writeNotices(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  // A build that watches has only begun by now.
  await mkdir('dist/sharp/sharp-wasm32', { recursive: true });
  await copyFile(`${SHARP_WASM}.wasm`, `dist/sharp/sharp-wasm32/${path.basename(SHARP_WASM)}.wasm`);
  await copyFile(require.resolve('@fontsource/inter/files/inter-latin-600-normal.woff'), 'dist/inter.woff');
  const { STIPPLE_TARGET, STIPPLE_NATIVE } = process.env;
  if (STIPPLE_TARGET) await copyNativeSharp(STIPPLE_TARGET, STIPPLE_NATIVE || IMG);
}

async function watch(build) {
  const context = await esbuild.context({ ...build, plugins: [...(build.plugins ?? []), announce] });
  await context.watch();
}

function packageVsix() {
  const target = valueFor('--target');
  const native = valueFor('--native');
  const options = ['--no-dependencies', '--out', valueFor('--out') ?? 'stipple.vsix'];
  const run = spawnSync('npx', ['vsce', 'package', ...options, ...(target ? ['--target', target] : [])], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    // vsce builds by the script vscode:prepublish, which takes no flags.
    env: {
      ...process.env,
      ...(target ? { STIPPLE_TARGET: target } : {}),
      ...(native ? { STIPPLE_NATIVE: native } : {}),
    },
  });
  process.exitCode = run.status ?? 1;
}

/** As siblings: the binary looks for libvips by a relative path. */
async function copyNativeSharp(target, from) {
  const packages = [`sharp-${target}`, `sharp-libvips-${target}`].filter((name) => existsSync(`${from}/${name}`));
  if (packages.length === 0) {
    throw new Error(
      `sharp's native build for ${target} is not in ${from}: npm run package:all fetches those of all platforms`,
    );
  }
  for (const name of packages) {
    await cp(`${from}/${name}`, `dist/sharp/${name}`, {
      recursive: true,
      filter: (file) => !/glib-2\.0|README|versions\.json/.test(file),
    });
  }
}

/** The licences of all that is bundled, and of the font, which travel with it. */
async function writeNotices(inputs) {
  const found = inputs.flatMap((file) => /^(?:.*\/)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  const folders = [...new Set([...found, 'node_modules/@fontsource/inter'])].sort();
  const notices = await Promise.all(
    folders.map(async (folder) => {
      const { name, version, license } = require(path.resolve(folder, 'package.json'));
      const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? await readFile(path.join(folder, file), 'utf8') : `Licence: ${license}`;
      return `${name} ${version} (${license})\n\n${text.trim()}\n`;
    }),
  );
  await writeFile('dist/third-party-notices.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));
}
