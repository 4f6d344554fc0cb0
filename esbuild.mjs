// Builds dist/. No argument: once, for development; --watch: and again on every change; --production: small, without maps;
// --package: the VSIX.
import { spawnSync } from 'node:child_process';
import { copyFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import esbuild from 'esbuild';

const require = createRequire(import.meta.url);
const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/** Modules that load on first use: each a bundle of its own, required at run time by the one that imports it. */
const LAZY = ['src/node/api.ts', 'src/node/placeholder.ts'];

const lazyBundles = {
  name: 'lazy-bundles',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path: imported, resolveDir, kind }) => {
      const file = path.relative(import.meta.dirname, path.resolve(resolveDir, imported)).replaceAll('\\', '/');
      if (kind !== 'dynamic-import' || !LAZY.includes(file)) return undefined;
      return { path: `./${path.basename(file, '.ts')}.js`, external: true };
    });
  },
};

const shared = {
  bundle: true,
  outdir: 'dist',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'silent' },
  metafile: true,
};

const builds = [
  {
    ...shared,
    entryPoints: ['src/extension.ts', ...LAZY],
    entryNames: '[name]',
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'sharp', '@fontsource/*'],
    plugins: [lazyBundles],
    // A local import() would go through Node's ESM loader; require is synchronous and needs no file URL.
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: ['src/webview/preview.tsx'],
    platform: 'browser',
    format: 'iife',
    target: 'chrome130',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
];

if (flags.has('--package')) {
  await packageVsix();
} else if (flags.has('--watch')) {
  for (const build of builds) {
    const context = await esbuild.context({ ...build, plugins: [...(build.plugins ?? []), announce()] });
    await context.watch();
  }
} else {
  await rm('dist', { recursive: true, force: true });
  await Promise.all(builds.map((build) => esbuild.build(build)));
  await copyFile(require.resolve('@fontsource/inter/files/inter-latin-600-normal.woff'), 'dist/inter.woff');
}

/** The lines that the problem matcher in .vscode/tasks.json waits for. */
function announce() {
  return {
    name: 'announce',
    setup({ onStart, onEnd }) {
      onStart(() => console.log('[watch] build started'));
      onEnd(({ errors }) => {
        for (const { text, location } of errors) {
          console.error(`✘ [ERROR] ${text}\n    ${location?.file}:${location?.line}:${location?.column}:`);
        }
        console.log('[watch] build finished');
      });
    },
  };
}

async function packageVsix() {
  const run = spawnSync('npx', ['vsce', 'package', '--no-dependencies', '--out', 'stipple.vsix'], { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
}
