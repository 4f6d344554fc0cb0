import { type Drawing, fill } from './drawing.ts';
import { placed, textPath, textPathWithin } from './font.ts';
import { box } from './geometry.ts';

/** The picture's size in a quiet chip in the lower right corner; nothing where it would take the picture over. */
export function sizeLabel(width: number, height: number): Drawing {
  if (width < 96 || height < 48) return [];
  const size = Math.min(44, Math.max(10, Math.sqrt(width * height) * 0.019), width * 0.085, height * 0.16);
  const text = textPath(`${width} × ${height}`, size);
  const margin = size * 1.1;
  return chip(text, size, width - margin - text.width - size * 1.3, height - margin - size * 1.9);
}

/** What was asked of an edit, on one line in the lower left corner. */
export function caption(prompt: string, width: number, height: number): Drawing {
  if (width < 96 || height < 48) return [];
  const size = Math.min(64, Math.max(11, Math.sqrt(width * height) * 0.026), height * 0.16);
  const margin = size * 1.1;
  const text = textPathWithin(prompt, size, width - 2 * margin - size * 1.3);
  return text.path === '' ? [] : chip(text, size, margin, height - margin - size * 1.9);
}

function chip(text: { readonly path: string; readonly width: number }, size: number, x: number, y: number): Drawing {
  return [
    fill(box(x, y, text.width + size * 1.3, size * 1.9, size * 0.95), '#10131c', 3, 0.5),
    { parts: [fill(text.path, '#ffffff', 3, 0.95)], transform: placed(x + size * 0.65, y + size * 1.31), detail: 3 },
  ];
}
