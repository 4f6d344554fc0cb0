/** A colour as `#rrggbb`. */
export type Hex = `#${string}`;

/** Lightness 0..1, chroma 0..0.37, hue in degrees: equal steps look equal, which is what keeps ramps and mixtures clean. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** Chroma is given up, never hue or lightness, where sRGB has no such colour. */
export function hexOf({ lightness, chroma, hue }: Oklch): Hex {
  const angle = (hue * Math.PI) / 180;
  for (let kept = chroma; ; kept -= 0.005) {
    const rgb = linearOf([lightness, kept * Math.cos(angle), kept * Math.sin(angle)]);
    if (kept <= 0 || rgb.every((part) => part > -0.001 && part < 1.001)) return written(rgb);
  }
}

export function oklchOf(colour: Hex): Oklch {
  const [lightness, a, b] = oklabOf(colour);
  return { lightness, chroma: Math.hypot(a, b), hue: (Math.atan2(b, a) * 180) / Math.PI };
}

/** `share` 0 is all `first`, 1 is all `second`. */
export function mix(first: Hex, second: Hex, share: number): Hex {
  const from = oklabOf(first);
  const to = oklabOf(second);
  const at = (index: 0 | 1 | 2): number => from[index] + (to[index] - from[index]) * share;
  return written(linearOf([at(0), at(1), at(2)]));
}

/** Lighter (or, below 0, darker) by `step` of lightness; shadows lean to blue and lights to yellow, as they do outdoors. */
export function shift(colour: Hex, step: number): Hex {
  const { lightness, chroma, hue } = oklchOf(colour);
  const lit = Math.min(0.99, Math.max(0.08, lightness + step));
  return hexOf({
    lightness: lit,
    chroma: chroma * (lit > 0.93 ? 0.5 : 1),
    hue: hue + step * (hue > 110 ? -40 : hue > 45 ? 40 : 12),
  });
}

/** The lightness of `colour` with the hue of `tint`: how a named colour takes over a shaded ramp. */
export function tinted(colour: Hex, tint: Hex, lean = 0.25): Hex {
  const own = oklchOf(colour);
  const other = oklchOf(tint);
  const lightness = own.lightness + (other.lightness - own.lightness) * lean;
  return hexOf({ lightness, chroma: other.chroma * (1 - Math.abs(lightness - 0.55)), hue: other.hue });
}

type Triple = readonly [number, number, number];

function oklabOf(colour: Hex): Triple {
  const value = Number.parseInt(colour.slice(1), 16);
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function linearOf([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function written(rgb: Triple): Hex {
  const parts = rgb.map((part) => {
    const share = Math.min(1, Math.max(0, part));
    const coded = share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
