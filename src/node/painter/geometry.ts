/** Path data (the `d` of an SVG path). Every shape of the painter is one, so that every shape can be filled, clipped or outlined alike. */
export type PathData = string;
export type Point = readonly [x: number, y: number];

// All closed shapes run clockwise: joined in one path, two that ran against each other would cut a hole where they meet.

export function circle(x: number, y: number, radius: number): PathData {
  return ellipse(x, y, radius, radius);
}

export function ellipse(x: number, y: number, across: number, down: number): PathData {
  const [a, b] = [short(across), short(down)];
  return `M${short(x - across)} ${short(y)}a${a} ${b} 0 1 1 ${short(2 * across)} 0a${a} ${b} 0 1 1 ${short(-2 * across)} 0z`;
}

export function box(x: number, y: number, width: number, height: number, radius = 0): PathData {
  if (radius <= 0) return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`;
  const r = Math.min(radius, width / 2, height / 2);
  const [across, down, turn] = [short(width - 2 * r), short(height - 2 * r), `a${short(r)} ${short(r)} 0 0 1 `];
  const out = short(r);
  return (
    `M${short(x + r)} ${short(y)}h${across}${turn}${out} ${out}v${down}${turn}${short(-r)} ${out}` +
    `h${short(2 * r - width)}${turn}${short(-r)} ${short(-r)}v${short(2 * r - height)}${turn}${out} ${short(-r)}z`
  );
}

export function polygon(...points: readonly Point[]): PathData {
  return `${trace(points)}z`;
}

export function line(...points: readonly Point[]): PathData {
  return trace(points);
}

/** A curve through all points (Catmull-Rom, as cubic Béziers). */
export function curve(points: readonly Point[], closed = false): PathData {
  const count = points.length;
  const at = (index: number): Point => {
    const turn = closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index));
    return points[turn] ?? [0, 0];
  };
  const start = at(0);
  let data = `M${short(start[0])} ${short(start[1])}`;
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    data +=
      `C${short(from[0] + (to[0] - before[0]) / 6)} ${short(from[1] + (to[1] - before[1]) / 6)} ` +
      `${short(to[0] - (after[0] - from[0]) / 6)} ${short(to[1] - (after[1] - from[1]) / 6)} ${short(to[0])} ${short(to[1])}`;
  }
  return closed ? `${data}z` : data;
}

/** The area under a curve, down to `floor`. */
export function under(points: readonly Point[], floor: number, straight = false): PathData {
  const last = points.at(-1) ?? [0, 0];
  const first = points[0] ?? [0, 0];
  return `${straight ? trace(points) : curve(points)}L${short(last[0])} ${short(floor)}L${short(first[0])} ${short(floor)}z`;
}

/** Part of a ring; angles in degrees, clockwise from three o'clock. */
export function arc(x: number, y: number, outer: number, inner: number, from: number, to: number): PathData {
  const at = (radius: number, angle: number): string =>
    `${short(x + radius * Math.cos((angle * Math.PI) / 180))} ${short(y + radius * Math.sin((angle * Math.PI) / 180))}`;
  const large = to - from > 180 ? 1 : 0;
  const back = inner > 0 ? `A${short(inner)} ${short(inner)} 0 ${large} 0 ${at(inner, from)}` : '';
  return `M${at(outer, from)}A${short(outer)} ${short(outer)} 0 ${large} 1 ${at(outer, to)}L${at(inner, to)}${back}z`;
}

export function star(x: number, y: number, outer: number, inner: number, tips: number, turn = -90): PathData {
  const points = Array.from({ length: tips * 2 }, (_, index): Point => {
    const angle = ((turn + (index * 180) / tips) * Math.PI) / 180;
    const radius = index % 2 === 0 ? outer : inner;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return polygon(...points);
}

/** Two decimals: a hundredth of a pixel is not seen and halves the file. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

function trace(points: readonly Point[]): PathData {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
}
