import { TARGETS, type Target } from './targets.ts';

/** What every package holds. */
const ALWAYS = [
  'LICENSE.txt',
  'changelog.md',
  'readme.md',
  'package.json',
  'package.nls.json',
  'package.nls.de.json',
  'package.nls.zh-cn.json',
  'l10n/bundle.l10n.de.json',
  'l10n/bundle.l10n.zh-cn.json',
  'dist/api.js',
  'dist/costs.js',
  'dist/extension.js',
  'dist/find-images.js',
  'dist/inter.woff',
  'dist/open-picture.js',
  'dist/pixels.js',
  'dist/placeholder.js',
  'dist/plan-link.js',
  'dist/preview.js',
  'dist/recorded-menus.js',
  'dist/sharp.js',
  'dist/sharp/sharp-wasm32/index.cjs',
  'dist/sharp/sharp-wasm32/sharp-wasm32-0.35.5.node.wasm',
  'dist/studio-chunk.js',
  'dist/studio-easel.js',
  'dist/studio.js',
  'dist/text.js',
  'dist/third-party-notices.txt',
  'dist/workshop.js',
  'media/costs.css',
  'media/grammars/image-prompt-comment.tmLanguage.json',
  'media/grammars/image-prompt.tmLanguage.json',
  'media/icon.png',
  'media/preview.css',
  'media/skills/stipple-images/SKILL.md',
  'media/snippets/stipple.code-snippets',
  'media/stipple.lock.schema.json',
  'media/studio-form.css',
  'media/studio-gallery.css',
  'media/studio-history.css',
  'media/studio-paint.css',
  'media/studio.css',
  'media/walkthrough/edit.svg',
  'media/walkthrough/first-picture.svg',
  'media/walkthrough/key.svg',
  'media/walkthrough/prompt-block.svg',
];

const SHARP = '0.35.5';
const LIBVIPS = '8.18.7';

/** Of sharp's native build, what each of its packages is. */
function nativeFiles(name: string): readonly string[] {
  if (name.includes('libvips-linux')) return ['lib/index.js', `lib/libvips-cpp.so.${LIBVIPS}`, 'package.json'];
  if (name.includes('libvips-darwin')) return ['lib/index.js', `lib/libvips-cpp.${LIBVIPS}.dylib`, 'package.json'];
  const own = ['LICENSE', 'index.cjs', `lib/${name}-${SHARP}.node`, 'package.json'];
  return name.includes('win32') ? [...own, 'lib/libvips-42.dll', `lib/libvips-cpp-${LIBVIPS}.dll`] : own;
}

/** The golden list: what the package of a platform holds, and of the universal one where none is named. */
export function filesOf(target?: Target): readonly string[] {
  const native = target
    ? TARGETS[target].flatMap((name) => nativeFiles(name).map((file) => `dist/sharp/${name}/${file}`))
    : [];
  return [...ALWAYS, ...native].sort();
}
