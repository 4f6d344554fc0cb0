import type { LockedPicture } from '../../../../src/core/recipe/locked-picture.ts';

export const HASH = 'a'.repeat(64);

/** A picture as short as a lock file may say it, and what is given. */
export function locked(prompt: string, facts: Partial<LockedPicture> = {}): LockedPicture {
  return {
    prompt,
    operation: 'generate',
    model: 'placeholder',
    options: { size: '64x32' },
    sha256: HASH,
    width: 64,
    height: 32,
    format: 'png',
    bytes: 99,
    date: '2026-11-28T08:00:00.000Z',
    ...facts,
  };
}

/** With everything that can be said of a picture. */
export const WHOLE: Required<LockedPicture> = {
  prompt: 'Make the red fox an arctic fox',
  template: 'Make the red fox {{what}}',
  revised_prompt: 'An arctic fox on a hill',
  origin: 'block',
  operation: 'edit',
  model: 'gpt-image-2.5-flare',
  server: 'api.openai.com',
  options: { size: '1024x640', quality: 'low', output_format: 'webp' },
  image: [
    { file: 'images/fox.png', sha256: HASH },
    { name: 'holiday.jpg', sha256: HASH },
    { url: 'https://example.com/a.png' },
    { file_id: 'file-AbCdEfGhIj' },
  ],
  mask: { name: 'mask.png', sha256: HASH },
  markup: { file: 'drawn.png', sha256: HASH },
  keep_outside_mask: true,
  target: '1200x630',
  parent: 'images/fox.png',
  done: ['composited', 'resized', 'converted'],
  sha256: 'b'.repeat(64),
  width: 1200,
  height: 630,
  format: 'webp',
  bytes: 123_456,
  usage: { total_tokens: 7, input_tokens: 3, output_tokens: 4 },
  pictures: 2,
  cost_usd: 0.0123,
  cost_approximate: true,
  request_id: 'req_1',
  date: '2026-11-28T08:00:00.000Z',
};
