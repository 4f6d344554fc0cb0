import type { Point } from '../../../core/mask/drawing.ts';
import type { Ground } from './use-ground.ts';

interface OutlineProps {
  /** Of a closed line, in pixels of the picture. */
  readonly points: readonly Point[];
  readonly ground: Ground;
  /** What the line encloses is seen in this colour. */
  readonly filling?: { readonly colour: string; readonly opacity: number } | undefined;
}

/** A line that is seen on any picture. */
export function Outline({ points, ground: { frame, box, scale }, filling }: OutlineProps) {
  if (points.length < 2) return null;
  const placed = points.map(([x, y]) => [box.left + (x - frame.x) * scale, box.top + (y - frame.y) * scale]);
  const line = `M${placed.map(([x = 0, y = 0]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
  return (
    <svg class="paint-outline" aria-hidden="true">
      {filling && <path d={line} style={{ fill: filling.colour, opacity: filling.opacity }} />}
      <path class="under" d={line} />
      <path class="over" d={line} />
    </svg>
  );
}
