import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS, CONTEXT_KEYS, WALKTHROUGH } from '../../../src/core/ids.ts';
import { SETTINGS } from '../../../src/core/settings.ts';

const ROOT = path.resolve(__dirname, '../../..');

interface Step {
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(path.join(ROOT, 'package.nls.json'), 'utf8'));
const [walkthrough, ...others] = manifest.contributes.walkthroughs;
const steps: readonly Step[] = walkthrough.steps;

describe('the walkthrough', () => {
  it('is one, short, and the one that the command opens', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}#${walkthrough.id}`, WALKTHROUGH);
    assert.equal(others.length, 0);
    assert.ok(steps.length <= 5);
  });

  it('has steps that end by commands, settings and context keys that exist', () => {
    const known = [
      ...Object.values(COMMANDS).map((command) => `onCommand:${command}`),
      ...Object.keys(SETTINGS).map((setting) => `onSettingChanged:stipple.${setting}`),
      ...Object.values(CONTEXT_KEYS).map((key) => `onContext:${key}`),
    ];
    for (const { completionEvents } of steps) {
      assert.ok(completionEvents.length > 0);
      assert.deepEqual(
        completionEvents.filter((event) => !known.includes(event)),
        [],
      );
    }
  });

  it('has pictures in the colours of the theme only', () => {
    for (const { media } of steps) {
      const svg = readFileSync(path.join(ROOT, media.svg), 'utf8');
      const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour = '']) => colour);
      assert.ok(colours.some((colour) => colour.startsWith('var(--vscode-')));
      assert.deepEqual(
        colours.filter((colour) => !/^(none|url\(#\w+\)|var\(--vscode-[^"#]+\))$/.test(colour)),
        [],
        media.svg,
      );
      // The page that shows it lets none of these through.
      assert.doesNotMatch(svg, /<style|style=|<script|href=|<image/);
    }
  });

  it('leads only to commands that exist', () => {
    const texts = Object.keys(words)
      .filter((name) => name.startsWith('walkthrough.'))
      .map((name) => words[name] ?? '');
    const links = texts.flatMap((text) => [...text.matchAll(/\(command:([\w.]+)/g)].map(([, id = '']) => id));
    const known: readonly string[] = Object.values(COMMANDS);
    assert.ok(links.length >= steps.length);
    assert.deepEqual(
      links.filter((id) => id.startsWith('stipple.') && !known.includes(id)),
      [],
    );
  });
});
