import { createHash } from 'node:crypto';

/**
 * A small landscape as SVG text, the same for the same seed: sky, sun and hills, or only a sun and a bush where the
 * background is to be transparent. `phase` (0…1) moves the sun, for the frames of a GIF.
 */
export function scene(seed: string, width: number, height: number, transparent: boolean, phase = 0): string {
  const bytes = createHash('sha256').update(seed).digest();
  const pick = (index: number, least: number, most: number) =>
    Math.round(least + ((bytes[index] ?? 0) / 255) * (most - least));
  const [hue, ground] = [pick(0, 0, 359), pick(1, 0, 359)];
  const sun = { x: 15 + ((pick(2, 0, 70) + phase * 70) % 70), y: pick(3, 18, 40), r: pick(4, 8, 15) };
  const hills = [0, 1, 2].map((row) => hill(row, pick, ground));
  const shapes = transparent
    ? `<ellipse cx="50" cy="72" rx="32" ry="18" fill="hsl(${ground} 50% 40%)"/>`
    : `<rect width="100" height="100" fill="url(#sky)"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none">`,
    `<linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue} 70% 55%)"/>`,
    `<stop offset="1" stop-color="hsl(${(hue + 60) % 360} 80% 82%)"/></linearGradient>`,
    shapes,
    `<ellipse cx="${sun.x}" cy="${sun.y}" rx="${round(sun.r, height / width)}" ry="${round(sun.r, width / height)}" fill="hsl(${(hue + 180) % 360} 90% 60%)"/>`,
    ...(transparent ? [] : hills),
    '</svg>\n',
  ].join('\n');
}

/** Keeps the sun round although the drawing is stretched to the picture's shape. */
function round(radius: number, ratio: number): number {
  return Number((radius * Math.min(1, ratio)).toFixed(2));
}

function hill(row: number, pick: (index: number, least: number, most: number) => number, hue: number): string {
  const [base, left, right] = [58 + row * 13, pick(5 + row, -30, 30), pick(8 + row, -30, 30)];
  const path = `M0 ${base}C30 ${base + left} 70 ${base + right} 100 ${base}V100H0Z`;
  return `<path d="${path}" fill="hsl(${(hue + row * 15) % 360} 45% ${52 - row * 12}%)"/>`;
}
