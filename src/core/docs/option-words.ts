import { findModel, optionsOf } from '../model/catalogue.ts';
import { choicesOf } from '../model/choices.ts';
import type { Draft } from '../model/draft.ts';
import { isOptionName, type OptionRule } from '../model/options.ts';
import { t } from '../text.ts';
import type { BlockOption } from './block-options.ts';

/** What an option of a prompt block does, in a sentence or two. */
export function describeOption(name: BlockOption): string {
  return WORDS[name]();
}

/** What the model of a draft takes for an option, in a line; undefined where nothing more is to be said. */
export function describeValues(name: BlockOption, draft: Draft): string | undefined {
  if (!isOptionName(name) || name === 'model') return undefined;
  const model = String(draft.options.model);
  const rule = optionsOf(findModel(model).row, draft.operation)?.[name];
  if (!rule) return t('{0} does not take it.', model);
  const values = valuesOf(name, rule, draft);
  const preset = 'preset' in rule && rule.preset !== undefined ? ` ${t('Left out: {0}.', String(rule.preset))}` : '';
  return values ? t('{0} takes {1}.', model, values) + preset : undefined;
}

function valuesOf(name: BlockOption, rule: OptionRule, draft: Draft): string | undefined {
  const listed = isOptionName(name) ? choicesOf(name, draft).map(({ value }) => `\`${value}\``) : [];
  switch (rule.kind) {
    case 'choice':
    case 'flag':
      return listed.join(', ');
    case 'size':
      return rule.free
        ? t('{0} and other sizes in steps of {1}', listed.join(', '), rule.free.step)
        : listed.join(', ');
    case 'range':
      return rule.min === rule.max ? `\`${rule.min}\`` : t('{0} to {1}', rule.min, rule.max);
    case 'text':
      return undefined;
  }
}

const WORDS: Readonly<Record<BlockOption, () => string>> = {
  to: () =>
    t(
      'The file, or the folder, that the picture goes to: from the folder of this document or, with `/` before it, from the workspace folder. Without it the picture goes where its link leads, or to `stipple.saveTo`.',
    ),
  size: () => t('Width and height in pixels, as in `1536x1024`.'),
  model: () => t('The model that makes the picture. Without it, the one of the setting `stipple.model`.'),
  alt: () => t('The alternative text of the link. Without it, the prompt.'),
  width: () =>
    t(
      'With `height`: the exact pixels of the picture. It is made at a size that the model takes, then cropped and scaled.',
    ),
  height: () =>
    t(
      'With `width`: the exact pixels of the picture. It is made at a size that the model takes, then cropped and scaled.',
    ),
  image: () =>
    t(
      'A picture to edit: its file from the folder of this document, or its address. Given again, a further picture to go by.',
    ),
  mask: () => t('A picture over the first `image`: only where it is transparent, that one is changed.'),
  markup: () => t('A drawing over the first `image` that shows what to change.'),
  keep_outside_mask: () =>
    t('Whether what is outside of the mask stays as it was, to the pixel. So it is, unless this is `false`.'),
  quality: () => t('More of it takes longer and costs more.'),
  background: () => t('`transparent` needs a format that can be: PNG, WebP or SVG.'),
  output_format: () => t('The format of the file. Without it, what the name of the file says.'),
  output_compression: () => t('How good a JPEG or WebP is, in percent.'),
  moderation: () => t('How strict the safety system of the server is.'),
  style: () => t('`vivid` is dramatic, `natural` is plain.'),
  response_format: () => t('How the server delivers the picture.'),
  user: () => t('Tells the server on whose behalf the picture is made.'),
  safety_identifier: () => t('Tells the server on whose behalf the picture is made.'),
  input_fidelity: () => t('How close faces and details stay to those of the input pictures.'),
  complexity: () => t('How detailed a drawing in SVG is.'),
  frame_count: () => t('How many frames an animated GIF has.'),
  frame_duration_ms: () => t('How long each frame of an animated GIF stays, in milliseconds.'),
  partial_images: () => t('How many previews are sent while the picture forms; each is paid for.'),
  stream: () => t('Whether the picture is sent as it forms.'),
  n: () => t('A block makes one picture: choose among several with Variants'),
};
