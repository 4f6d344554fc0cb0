import { loadSharp } from '../sharp.ts';

/** Where an edit is painted. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0 (keep) to 255 (paint) for each pixel of the whole picture. */
  readonly strength: Uint8Array;
}

/** Where the mask's alpha is 0. The edge is soft to the inside only: outside not one value may change. */
export async function areaOfMask(mask: Uint8Array, width: number, height: number): Promise<Area | undefined> {
  const sharp = await loadSharp();
  const alpha = await alphaOf(mask, width, height);
  const strength = alpha.map((value) => (value === 0 ? 255 : 0));
  const area = boundsOf(strength, width, height);
  if (!area) return undefined;
  const blurred = await sharp(strength, { raw: { width, height, channels: 1 } })
    .blur(Math.max(0.6, Math.min(width, height) / 250))
    .extractChannel(0)
    .raw()
    .toBuffer();
  for (let at = 0; at < strength.length; at++) {
    if (strength[at] === 255) strength[at] = Math.max(0, Math.min(255, ((blurred[at] ?? 0) - 96) * 1.7));
  }
  return area;
}

/** Pixels of the longer edge, at which marks are looked at: enough to see what they enclose. */
const LOOKED_AT = 512;

/** Of 255; what is fainter is not taken for a mark. */
const FAINT = 24;

/** Where marks are and what they enclose, with a soft edge around it: a ring is drawn around what it means. */
export async function areaOfMarkup(markup: Uint8Array, width: number, height: number): Promise<Area | undefined> {
  const sharp = await loadSharp();
  const scale = Math.min(1, LOOKED_AT / Math.max(width, height));
  const small = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const marks = await alphaOf(markup, small.width, small.height, 'linear');
  const reach = Math.max(2, Math.round(Math.max(small.width, small.height) / 64));
  // What sharp erodes is the dark, so that the light grows: a ring that nearly closes does.
  const grown = await sharp(marks, { raw: { ...small, channels: 1 } })
    .erode(reach)
    .extractChannel(0)
    .raw()
    .toBuffer();
  const soft = await sharp(enclosed(grown, small.width, small.height), { raw: { ...small, channels: 1 } })
    .blur(reach / 2)
    .extractChannel(0)
    .raw()
    .toBuffer();
  // A pipeline of its own: within one, sharp resizes first.
  const strength = await sharp(soft, { raw: { ...small, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  return boundsOf(new Uint8Array(strength), width, height);
}

/** 255 for marks and for all that no way leads to from the picture's edge. */
function enclosed(marks: Uint8Array, width: number, height: number): Uint8Array {
  const inside = new Uint8Array(width * height).fill(255);
  const waiting: number[] = [];
  const visit = (x: number, y: number) => {
    const at = y * width + x;
    if (x < 0 || y < 0 || x >= width || y >= height || inside[at] === 0 || (marks[at] ?? 0) >= FAINT) return;
    inside[at] = 0;
    waiting.push(at);
  };
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) visit(x, y);
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) visit(x, y);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return inside;
}

async function alphaOf(
  picture: Uint8Array,
  width: number,
  height: number,
  kernel: 'nearest' | 'linear' = 'nearest',
): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const alpha = await sharp(picture)
    .ensureAlpha()
    .extractChannel('alpha')
    .resize(width, height, { fit: 'fill', kernel })
    .raw()
    .toBuffer();
  return new Uint8Array(alpha);
}

function boundsOf(strength: Uint8Array, width: number, height: number): Area | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (strength[y * width + x] === 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1, strength };
}
