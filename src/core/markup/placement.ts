import type { Point, Rectangle } from '../mask/drawing.ts';
import { middleOf, movedBy, resizedBy } from '../mask/rectangle.ts';

/** A shape while it is put in its place, by keys or numbers. */
export type Placement =
  | (Rectangle & { readonly type: 'rectangle' | 'ellipse' })
  | { readonly type: 'arrow'; readonly from: Point; readonly to: Point }
  | { readonly type: 'note'; readonly at: Point };

/** In the middle of the frame. */
export function placedFirst(type: Placement['type'], frame: Rectangle): Placement {
  const middle = middleOf(frame);
  switch (type) {
    case 'rectangle':
    case 'ellipse':
      return { type, ...middle };
    case 'arrow':
      return { type, from: [middle.x, middle.y], to: [middle.x + middle.width, middle.y + middle.height] };
    case 'note':
      return { type, at: [middle.x, middle.y] };
  }
}

/** Moved by whole pixels, as far as the frame goes. */
export function placedBy(way: Point, placement: Placement, frame: Rectangle): Placement {
  const bounds = boundsOf(placement);
  const moved = movedBy(way, bounds, frame);
  const shifted = ([x, y]: Point): Point => [x + moved.x - bounds.x, y + moved.y - bounds.y];
  switch (placement.type) {
    case 'rectangle':
    case 'ellipse':
      return { type: placement.type, ...moved };
    case 'arrow':
      return { type: 'arrow', from: shifted(placement.from), to: shifted(placement.to) };
    case 'note':
      return { type: 'note', at: shifted(placement.at) };
  }
}

/** Its end moved by whole pixels, as far as the frame goes: the lower right of a shape, the tip of an arrow. A note has none. */
export function stretchedBy(way: Point, placement: Placement, frame: Rectangle): Placement {
  switch (placement.type) {
    case 'rectangle':
    case 'ellipse':
      return { type: placement.type, ...resizedBy(way, placement, frame) };
    case 'arrow': {
      const { x, y } = movedBy(way, { x: placement.to[0], y: placement.to[1], width: 0, height: 0 }, frame);
      return { ...placement, to: [x, y] };
    }
    case 'note':
      return placement;
  }
}

/** What it takes in, as far as its place tells: of a note nothing but its corner. */
export function boundsOf(placement: Placement): Rectangle {
  switch (placement.type) {
    case 'rectangle':
    case 'ellipse': {
      const { x, y, width, height } = placement;
      return { x, y, width, height };
    }
    case 'arrow': {
      const { from, to } = placement;
      const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
      return { x, y, width: Math.abs(to[0] - from[0]), height: Math.abs(to[1] - from[1]) };
    }
    case 'note':
      return { x: placement.at[0], y: placement.at[1], width: 0, height: 0 };
  }
}
