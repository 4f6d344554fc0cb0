import { mix } from './colour.ts';
import type { Detail, Drawing, Gradient, Group, Paint, Shape } from './drawing.ts';
import { short } from './geometry.ts';

export interface SvgOptions {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What is drawn of the picture: a shape of a later detail is left out. 3 is all of it. */
  readonly detail: Detail;
}

/** A standalone SVG: no script, no style, no font, no reference outside itself. */
export function svgOf(drawing: Drawing, { width, height, title, detail }: SvgOptions): string {
  const definitions = new Map<string, string>();
  const define = (make: (id: string) => string): string => {
    const key = make('');
    const id = /id="([^"]*)"/.exec(definitions.get(key) ?? '')?.[1] ?? `p${definitions.size}`;
    definitions.set(key, make(id));
    return `url(#${id})`;
  };
  const body = partsOf(drawing, detail, define);
  const head =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">` +
    `<title>${escaped(title)}</title>`;
  const shared = definitions.size > 0 ? `<defs>${[...definitions.values()].join('')}</defs>` : '';
  return `${head}${shared}${body}</svg>\n`;
}

type Define = (make: (id: string) => string) => string;

function partsOf(drawing: Drawing, detail: Detail, define: Define): string {
  return drawing
    .filter((part) => (part.detail ?? 0) <= detail)
    .map((part) => ('parts' in part ? groupOf(part, detail, define) : shapeOf(part, detail, define)))
    .join('');
}

function groupOf(group: Group, detail: Detail, define: Define): string {
  const inside = partsOf(group.parts, detail, define);
  if (inside === '') return '';
  const { clip } = group;
  const clipped = clip && define((id) => `<clipPath id="${id}"><path d="${clip}"/></clipPath>`);
  return `<g${attribute('transform', group.transform)}${attribute('clip-path', clipped)}${opacity(group.opacity)}>${inside}</g>`;
}

function shapeOf(shape: Shape, detail: Detail, define: Define): string {
  const colour = (paint: Paint): string =>
    typeof paint === 'string' ? paint : detail === 0 ? flat(paint) : define((id) => gradientOf(id, paint));
  // A glow that is flattened would be a hard disc over the picture.
  if (detail === 0 && typeof shape.fill === 'object' && shape.fill.stops.some((stop) => stop.opacity === 0)) return '';
  const line = shape.stroke
    ? ` stroke="${colour(shape.stroke)}" stroke-width="${short(shape.width ?? 1)}" stroke-linecap="round" stroke-linejoin="round"`
    : '';
  const inside = shape.fill ? colour(shape.fill) : 'none';
  // Not `opacity`: for that the WebAssembly build's renderer makes a layer of the picture's size per shape, which is ten times slower.
  const thin = opacity(shape.opacity, shape.fill ? 'fill-opacity' : 'stroke-opacity');
  return `<path d="${shape.path}" fill="${inside}"${line}${thin}/>`;
}

function flat({ stops: [first, ...rest] }: Gradient): string {
  const middle = rest.at(Math.floor((rest.length - 1) / 2)) ?? first;
  return mix(first.colour, middle.colour, 0.5);
}

function gradientOf(id: string, { kind, along, stops }: Gradient): string {
  const names = kind === 'linear' ? ['x1', 'y1', 'x2', 'y2'] : ['cx', 'cy', 'r'];
  const geometry = names.map((name, index) => `${name}="${short(along[index] ?? 0)}"`).join(' ');
  const colours = stops.map(
    (stop) =>
      `<stop offset="${short(stop.at)}" stop-color="${stop.colour}"${stop.opacity === undefined ? '' : ` stop-opacity="${short(stop.opacity)}"`}/>`,
  );
  return `<${kind}Gradient id="${id}" ${geometry}>${colours.join('')}</${kind}Gradient>`;
}

function opacity(value: number | undefined, name = 'opacity'): string {
  return value === undefined || value >= 1 ? '' : ` ${name}="${short(value)}"`;
}

function attribute(name: string, value: string | undefined): string {
  return value ? ` ${name}="${value}"` : '';
}

/** Also drops what XML 1.0 cannot hold at all (control characters, lone surrogates), for one of them makes the file unreadable. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'));
}
