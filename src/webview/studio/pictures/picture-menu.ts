import type { Snippet } from '../../../core/calls.ts';
import type { PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import { copyImage } from './copy-image.ts';
import { attemptAndTell, refill, replaceOriginal, revert, takeAsReference } from './deeds.ts';
import type { MenuItem } from './more-menu.tsx';
import { originalOf } from './side.ts';

/** What is wanted less often of a picture, in groups. */
export function menuOf(part: Omit<PicturePart, 'picture'>, picture: PictureView): readonly (readonly MenuItem[])[] {
  const { id, file, source } = picture;
  const copy = (label: string, as: Snippet, told: string): MenuItem => ({
    label,
    run: () => attemptAndTell(part, told, () => ask('picture-copy', { id, as })),
  });
  const image = file &&
    source !== undefined && {
      label: t('Copy image'),
      run: () => attemptAndTell(part, t('Copied the picture'), () => copyImage(source, file)),
    };
  const again: MenuItem = { label: t('Edit & re-run'), run: () => refill(part, picture) };
  const code = [
    copy(t('Copy as curl'), 'curl', t('Copied the command')),
    copy(t('Copy as Python'), 'python', t('Copied the Python code')),
    copy(t('Copy as TypeScript'), 'typescript', t('Copied the TypeScript code')),
  ];
  if (!file) return [[again], code];
  return [
    [{ label: t('Use as reference'), run: () => takeAsReference(part, picture) }, again],
    [
      ...(originalOf(picture) !== undefined
        ? [{ label: t('Replace original'), run: () => replaceOriginal(part, picture) }]
        : []),
      ...(picture.replaced === undefined ? [] : [{ label: t('Revert'), run: () => revert(part, id) }]),
      ...(file.draft
        ? []
        : [{ label: t('Regenerate in place'), run: () => part.attempt(() => ask('picture-regenerate', { id })) }]),
      { label: t('Upscale to size…'), run: () => part.dispatch({ type: 'scaling-chosen', id }) },
    ],
    [
      ...(image ? [image] : []),
      copy(t('Copy Markdown'), 'markdown', t('Copied the link for Markdown')),
      copy(t('Copy path'), 'path', t('Copied the path')),
    ],
    code,
    [
      { label: t('Reveal in the Explorer'), run: () => part.attempt(() => ask('picture-reveal', { id })) },
      { label: t('Open'), run: () => part.attempt(() => ask('picture-open', { id })) },
    ],
  ];
}
