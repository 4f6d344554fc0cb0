/** Pixels of `640`, `640px`, `640.4`; undefined of other units, for what they are on a screen is not said. */
export function readPixels(text: string | undefined): number | undefined {
  const number = /^\s*\+?(\d+(?:\.\d+)?|\.\d+)(?:px)?\s*$/i.exec(text ?? '')?.[1];
  const pixels = Math.round(Number(number));
  return pixels > 0 && pixels < 100_000 ? pixels : undefined;
}

/** Width over height of `16/9`, `1.5`, `auto 4 / 3`. */
export function readRatio(text: string | undefined): number | undefined {
  const [, width, height = '1'] =
    /^\s*(?:auto\s+)?([\d.]+)(?:\s*\/\s*([\d.]+))?(?:\s+auto)?\s*$/.exec(text ?? '') ?? [];
  const ratio = Number(width) / Number(height);
  return ratio > 0 && Number.isFinite(ratio) ? ratio : undefined;
}
