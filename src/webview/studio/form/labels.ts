import { isOptionName, type OptionName } from '../../../core/model/options.ts';
import { t } from '../../../core/text.ts';

/** What the form calls an option; any other field goes by its own name. */
export function labelOf(field: string): string {
  return isOptionName(field) ? LABELS[field]() : field;
}

/** What the form calls a value. */
export function wordFor(value: unknown): string {
  if (typeof value !== 'boolean') return String(value);
  return value ? t('on') : t('off');
}

const LABELS: Readonly<Record<OptionName, () => string>> = {
  prompt: () => t('Prompt'),
  model: () => t('Model'),
  n: () => t('Number of images'),
  size: () => t('Size'),
  quality: () => t('Quality'),
  background: () => t('Background'),
  output_format: () => t('Format'),
  output_compression: () => t('Compression'),
  moderation: () => t('Moderation'),
  style: () => t('Style'),
  response_format: () => t('Delivered as'),
  user: () => t('User'),
  safety_identifier: () => t('Safety identifier'),
  input_fidelity: () => t('Fidelity to the input'),
  complexity: () => t('Complexity'),
  frame_count: () => t('Frames'),
  frame_duration_ms: () => t('Milliseconds per frame'),
  partial_images: () => t('Partial previews'),
  stream: () => t('Stream'),
};
