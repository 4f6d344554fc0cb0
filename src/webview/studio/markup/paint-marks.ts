import { arrowOf, type Ink, type MarkupStep, type NoteStep } from '../../../core/markup/markup.ts';
import type { LoadedStep, Point } from '../../../core/mask/drawing.ts';
import type { PixelSize } from '../../../core/model/size.ts';

/** What pages and workers draw on alike. */
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Markup files by the id that their step names, spread over the whole picture. */
export type LoadedMarkup = ReadonlyMap<string, CanvasImageSource>;

/** Draws steps in pixels of a picture, whose size is known for the files among them. */
export function paintMarks(
  context: Context,
  steps: readonly MarkupStep[],
  size: PixelSize,
  loaded: LoadedMarkup,
): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const step of steps) {
    context.globalCompositeOperation = step.type === 'rubbed' ? 'destination-out' : 'source-over';
    if (step.type === 'loaded') {
      const file = loaded.get(step.id);
      if (file) context.drawImage(file, 0, 0, size.width, size.height);
    } else paintMark(context, step);
  }
  context.globalCompositeOperation = 'source-over';
}

function paintMark(context: Context, step: Exclude<MarkupStep, LoadedStep>): void {
  switch (step.type) {
    case 'pen':
      strokeLine(context, step.points, step);
      break;
    case 'rubbed':
      strokeLine(context, step.points, { line: step.line, colour: '#000000' });
      break;
    case 'arrow': {
      const { shaft, head } = arrowOf(step);
      strokeLine(context, shaft, step);
      context.fillStyle = step.colour;
      trace(context, head);
      context.fill();
      break;
    }
    case 'rectangle':
      context.beginPath();
      context.rect(step.x, step.y, step.width, step.height);
      stroke(context, step);
      break;
    case 'ellipse': {
      const [radiusX, radiusY] = [step.width / 2, step.height / 2];
      context.beginPath();
      context.ellipse(step.x + radiusX, step.y + radiusY, radiusX, radiusY, 0, 0, 2 * Math.PI);
      stroke(context, step);
      break;
    }
    case 'note':
      paintNote(context, step);
      break;
    case 'clear':
      break;
  }
}

/** A line of one point is a dot. */
function strokeLine(context: Context, points: readonly Point[], ink: Ink): void {
  trace(context, points.length === 1 ? [...points, ...points] : points);
  stroke(context, ink);
}

function trace(context: Context, points: readonly Point[]): void {
  context.beginPath();
  for (const point of points) context.lineTo(...point);
}

function stroke(context: Context, { line, colour }: Ink): void {
  context.lineWidth = line;
  context.strokeStyle = colour;
  context.stroke();
}

/** Letters have an edge of the opposite lightness, so that they are read on any picture. */
function paintNote(context: Context, { text, at: [x, y], size, colour }: NoteStep): void {
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.textBaseline = 'top';
  context.lineWidth = size / 6;
  context.strokeStyle = isLight(colour) ? '#000000' : '#ffffff';
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** @param colour as `#rrggbb` */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140;
}
