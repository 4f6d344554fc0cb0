import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { runCommand } from './command.ts';
import { output, repository } from './places.ts';

export interface CompanionOptions {
  readonly name: string;
  /** Its module, absolute. */
  readonly entry: string;
  /** What else its manifest says. */
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** An extension beside Stipple, as a VSIX, since a profile with installed extensions knows no others. Resolves to its path. */
export async function packageCompanion({ name, entry, manifest }: CompanionOptions): Promise<string> {
  const folder = path.join(output, name);
  fs.rmSync(folder, { recursive: true, force: true });
  await build({
    entryPoints: [entry],
    outfile: path.join(folder, 'main.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  const whole = {
    name: `stipple-${name}`,
    publisher: 'stipple-images',
    version: '0.0.1',
    engines: { vscode: '^1.107.0' },
    main: './main.js',
    files: ['main.js'],
    license: 'MIT',
    ...manifest,
  };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(whole));
  fs.writeFileSync(path.join(folder, 'LICENSE'), 'MIT');
  const vsix = path.join(folder, `${name}.vsix`);
  const vsce = path.join(repository, 'node_modules/.bin/vsce');
  await runCommand(vsce, ['package', '--allow-missing-repository', '--no-dependencies', '--out', vsix], {
    directory: folder,
  });
  return vsix;
}
