import { type MaskDrawing, type MaskStep, marginsOf, type Rectangle } from '../../../core/mask/drawing.ts';
import { middleOf, movedBy, resizedBy } from '../../../core/mask/rectangle.ts';
import { t } from '../../../core/text.ts';
import { PaintStage, placeOf } from '../paint/paint-stage.tsx';
import { strideOf } from '../paint/strides.ts';
import { useGround } from '../paint/use-ground.ts';
import type { Zoom } from '../pictures/use-zoom.ts';
import { ShapeOutline } from './shape-outline.tsx';
import type { MaskTools } from './tools.ts';
import type { Overlay } from './use-overlay.ts';
import { usePainting } from './use-painting.ts';

interface MaskStageProps {
  readonly source: string;
  readonly name: string;
  readonly help: string;
  readonly drawing: MaskDrawing;
  readonly frame: Rectangle;
  readonly tools: MaskTools;
  readonly size: number;
  readonly zoom: Zoom;
  readonly overlay: Overlay;
  readonly rectangle: Rectangle | undefined;
  readonly setRectangle: (rectangle: Rectangle | undefined) => void;
  readonly chooseRectangle: () => void;
  readonly draw: (step: MaskStep) => void;
}

/** Single pixels are wanted from here on, not a blur. */
const PIXELS_FROM = 3;

/** The picture under its mask, and all that is done to it with pointer and keys. */
export function MaskStage(props: MaskStageProps) {
  const { drawing, frame, tools, size, zoom, overlay, rectangle, setRectangle, draw } = props;
  const ground = useGround(frame, zoom);
  const painting = usePainting({ drawing, tools, size, overlay, ground, rectangle, setRectangle, draw });

  const keyOf = (event: KeyboardEvent): (() => void) | undefined => {
    const way = tools.tool === 'pan' ? undefined : strideOf(event);
    if (way) {
      return () => {
        const change = event.altKey ? resizedBy : movedBy;
        props.chooseRectangle();
        setRectangle(rectangle ? change(way, rectangle, frame) : middleOf(frame));
      };
    }
    const { gesture, cancel } = painting;
    if (event.key === 'Escape' && (gesture || rectangle)) {
      return () => {
        cancel();
        setRectangle(undefined);
      };
    }
    const mode = ({ Enter: 'paint', Delete: 'erase', Backspace: 'erase' } as const)[event.key];
    return rectangle && mode ? () => draw({ type: 'rectangle', mode, ...rectangle }) : undefined;
  };

  return (
    <PaintStage
      label={t('Mask')}
      help={props.help}
      source={props.source}
      name={props.name}
      size={drawing}
      margins={marginsOf(drawing)}
      ground={ground}
      work={painting}
      tool={tools.tool}
      ring={tools.tool === 'brush' || tools.tool === 'eraser' ? size : undefined}
      keyOf={keyOf}
    >
      <canvas
        class={`mask-overlay tint-${tools.tint}`}
        ref={overlay.canvas}
        width={overlay.layer.sheet.plane.width}
        height={overlay.layer.sheet.plane.height}
        style={{ ...placeOf(ground.box), imageRendering: ground.scale >= PIXELS_FROM ? 'pixelated' : 'auto' }}
      />
      <ShapeOutline gesture={painting.gesture} rectangle={rectangle} ground={ground} tools={tools} />
    </PaintStage>
  );
}
