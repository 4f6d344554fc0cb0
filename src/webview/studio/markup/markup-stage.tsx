import { type Ink, type MarkupDrawing, type MarkupStep, marksThatCount } from '../../../core/markup/markup.ts';
import { boundsOf, type Placement, placedBy, placedFirst, stretchedBy } from '../../../core/markup/placement.ts';
import type { Rectangle } from '../../../core/mask/drawing.ts';
import { cornersOf } from '../../../core/mask/polygon.ts';
import { t } from '../../../core/text.ts';
import { Outline } from '../paint/outline.tsx';
import { PaintStage } from '../paint/paint-stage.tsx';
import { strideOf } from '../paint/strides.ts';
import { useGround } from '../paint/use-ground.ts';
import type { Zoom } from '../pictures/use-zoom.ts';
import { MarkupCanvas } from './markup-canvas.tsx';
import type { LoadedMarkup } from './paint-marks.ts';
import { ERASER_WIDTHS, type MarkupTool } from './tools.ts';
import { useMarking } from './use-marking.ts';

interface MarkupStageProps {
  readonly source: string;
  readonly name: string;
  readonly help: string;
  readonly drawing: MarkupDrawing;
  readonly frame: Rectangle;
  readonly tool: MarkupTool;
  readonly ink: Ink;
  readonly letters: number;
  readonly zoom: Zoom;
  readonly loaded: LoadedMarkup;
  readonly placement: Placement | undefined;
  readonly place: (placement: Placement | undefined) => void;
  /** The shape in its place, drawn as if it were added. */
  readonly placed: MarkupStep | undefined;
  /** A note has its place: now it wants its words. */
  readonly write: () => void;
  readonly chooseShape: () => Placement['type'];
  readonly draw: (step: MarkupStep) => void;
  readonly add: () => void;
}

const NO_MARGINS = { left: 0, top: 0, right: 0, bottom: 0 };

/** The picture under its marks, and all that is done to it with pointer and keys. */
export function MarkupStage(props: MarkupStageProps) {
  const { drawing, frame, tool, ink, zoom, placement, place, placed } = props;
  const ground = useGround(frame, zoom);
  const marking = useMarking({ drawing, tool, ink, ground, place, write: props.write, draw: props.draw });
  const pending = marking.mark ?? placed;
  const steps = [...marksThatCount(drawing), ...(pending ? [pending] : [])];

  const keyOf = (event: KeyboardEvent): (() => void) | undefined => {
    const way = tool === 'pan' ? undefined : strideOf(event);
    if (way) {
      return () => {
        const type = props.chooseShape();
        const change = event.altKey ? stretchedBy : placedBy;
        place(placement?.type === type ? change(way, placement, frame) : placedFirst(type, frame));
      };
    }
    if (event.key === 'Escape' && (marking.mark || placement)) {
      return () => {
        marking.cancel();
        place(undefined);
      };
    }
    return placement && event.key === 'Enter' ? props.add : undefined;
  };

  return (
    <PaintStage
      label={t('Markup')}
      help={props.help}
      source={props.source}
      name={props.name}
      size={drawing}
      margins={NO_MARGINS}
      ground={ground}
      work={marking}
      tool={tool}
      ring={tool === 'eraser' ? ink.line * ERASER_WIDTHS : tool === 'pen' ? ink.line : undefined}
      keyOf={keyOf}
    >
      <MarkupCanvas steps={steps} size={drawing} loaded={props.loaded} ground={ground} />
      {placement && <Outline points={cornersOf(outlineOf(placement, props.letters))} ground={ground} />}
    </PaintStage>
  );
}

/** A note is as wide as it is high until somebody writes it. */
function outlineOf(placement: Placement, letters: number): Rectangle {
  const bounds = boundsOf(placement);
  return placement.type === 'note' ? { ...bounds, width: letters, height: letters } : bounds;
}
