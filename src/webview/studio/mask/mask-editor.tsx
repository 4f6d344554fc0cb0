import { useRef, useState } from 'preact/hooks';
import {
  draw,
  frameOf,
  type MaskDrawing,
  type MaskMode,
  type MaskStep,
  type Rectangle,
} from '../../../core/mask/drawing.ts';
import { middleOf } from '../../../core/mask/rectangle.ts';
import { t } from '../../../core/text.ts';
import { EditorFrame } from '../paint/editor-frame.tsx';
import { TOOL_ICONS } from '../paint/icons.ts';
import { RectangleFields } from '../paint/rectangle-fields.tsx';
import { largestSize, nextSize, usualSize } from '../paint/sizes.ts';
import { PanHint, rectangleInWords } from '../paint/words.tsx';
import { useZoom } from '../pictures/use-zoom.ts';
import { BrushOptions } from './brush-options.tsx';
import { maskPngOf, type ReadMask, useLoadedMasks } from './loaded-masks.ts';
import { MaskStage } from './mask-stage.tsx';
import { OverlayOptions } from './overlay-options.tsx';
import { ShapeOptions } from './shape-options.tsx';
import { BRUSH_SHARE, type MaskTools, type Tool } from './tools.ts';
import { useOverlay } from './use-overlay.ts';
import { coverageInWords, TOOL_NAMES } from './words.ts';

export interface MaskFile {
  readonly id: string;
  readonly name: string;
  /** How it was understood, in a sentence for people. */
  readonly said?: string;
}

export interface MaskEditorProps {
  /** The picture's address. */
  readonly source: string;
  /** What it is called, for those who do not see it. */
  readonly name: string;
  /** Of the picture's size, upright. */
  readonly drawing: MaskDrawing;
  readonly change: (drawing: MaskDrawing) => void;
  readonly tools: MaskTools;
  readonly changeTools: (tools: MaskTools) => void;
  /** Lets a mask file be chosen; nothing where it was cancelled. */
  readonly load: () => Promise<MaskFile | undefined>;
  /** The pixels of a mask file that was chosen now or earlier. */
  readonly readMask: ReadMask;
  /** Lets the mask be saved as a file. */
  readonly save: (png: Uint8Array) => Promise<unknown>;
  /** What else there is to say, below the picture. */
  readonly aside?: string | undefined;
  readonly close: () => void;
}

const TOOL_KEYS: Readonly<Record<Tool, string>> = {
  brush: 'B',
  eraser: 'E',
  rectangle: 'R',
  ellipse: 'O',
  lasso: 'L',
  pan: 'H',
};
const TOOLS = Object.keys(TOOL_KEYS) as readonly Tool[];

const HELP = 'mask-help';

/** Paints over a picture what is to change. */
export function MaskEditor(props: MaskEditorProps) {
  const { drawing, change, tools, changeTools, readMask } = props;
  const frame = frameOf(drawing);
  const size = Math.min(tools.size ?? usualSize(frame, BRUSH_SHARE), largestSize(frame));
  const [rectangle, setRectangle] = useState<Rectangle>();
  const [notice, setNotice] = useState<{ readonly text: string; readonly failed: boolean }>();
  const [isBusy, setBusy] = useState(false);
  const zoom = useZoom(frame);
  const { loaded, failure } = useLoadedMasks(drawing, readMask);
  const overlay = useOverlay(drawing, loaded, tools, zoom.view.scale);

  // While a file is being chosen, painting goes on.
  const latest = useRef(drawing);
  latest.current = drawing;
  const add = (step: MaskStep) => {
    setNotice(undefined);
    change(draw(latest.current, step));
  };
  const choose = (tool: Tool) => {
    changeTools({ ...tools, tool });
    if (tool !== 'rectangle') setRectangle(undefined);
  };
  const attempt = async (action: () => Promise<void>) => {
    setBusy(true);
    setNotice(undefined);
    await action().catch((error: Error) => setNotice({ text: error.message, failed: true }));
    setBusy(false);
  };
  const load = () =>
    attempt(async () => {
      const file = await props.load();
      if (!file) return;
      add({ type: 'loaded', id: file.id, name: file.name });
      if (file.said) setNotice({ text: file.said, failed: false });
    });
  const save = () => attempt(async () => void (await props.save(await maskPngOf(drawing, readMask))));

  const numbers = rectangle ?? middleOf(frame);
  const drawRectangle = (mode: MaskMode) => add({ type: 'rectangle', mode, ...numbers });
  const fault = notice?.failed ? notice.text : failure;
  const shapes = tools.tool === 'rectangle' || tools.tool === 'ellipse' || tools.tool === 'lasso';
  return (
    <EditorFrame
      label={t('Mask painter')}
      drawing={drawing}
      change={change}
      tools={TOOLS.map((tool) => ({
        key: TOOL_KEYS[tool],
        name: TOOL_NAMES[tool](),
        icon: TOOL_ICONS[tool],
        chosen: tools.tool === tool,
        choose: () => choose(tool),
      }))}
      groups={[
        [
          { label: t('Fill'), act: () => add({ type: 'fill' }) },
          { label: t('Invert'), act: () => add({ type: 'invert' }) },
          { label: t('Clear'), disabled: overlay.covered === 0, act: () => add({ type: 'clear' }) },
        ],
        [
          { label: t('Load mask…'), disabled: isBusy, act: load },
          { label: t('Save mask…'), disabled: isBusy || overlay.covered === 0, act: save },
        ],
      ]}
      keys={{
        '[': () => changeTools({ ...tools, size: nextSize(size, false, largestSize(frame)) }),
        ']': () => changeTools({ ...tools, size: nextSize(size, true, largestSize(frame)) }),
      }}
      options={
        <>
          {(tools.tool === 'brush' || tools.tool === 'eraser') && (
            <BrushOptions tools={tools} size={size} frame={frame} change={changeTools} />
          )}
          {shapes && <ShapeOptions tools={tools} change={changeTools} />}
          {tools.tool === 'rectangle' && (
            <RectangleFields label={t('Rectangle by numbers')} rectangle={numbers} frame={frame} change={setRectangle}>
              <button type="button" class="secondary" onClick={() => drawRectangle('paint')}>
                {t('Add')}
              </button>
              <button type="button" class="secondary" onClick={() => drawRectangle('erase')}>
                {t('Subtract')}
              </button>
            </RectangleFields>
          )}
          {tools.tool === 'pan' && <PanHint />}
        </>
      }
      stage={
        <MaskStage
          source={props.source}
          name={props.name}
          help={HELP}
          drawing={drawing}
          frame={frame}
          tools={tools}
          size={size}
          zoom={zoom}
          overlay={overlay}
          rectangle={rectangle}
          setRectangle={setRectangle}
          chooseRectangle={() => tools.tool === 'rectangle' || choose('rectangle')}
          draw={add}
        />
      }
      help={{
        id: HELP,
        text: t(
          'Arrow keys move a rectangle, with Alt they size it, with Shift by 10 pixels. Enter adds it, Delete subtracts it.',
        ),
      }}
      placed={rectangle && rectangleInWords(rectangle)}
      foot={
        <>
          <p class="paint-said" role="status" aria-live="polite">
            {overlay.covered !== undefined && coverageInWords(overlay.covered)}
          </p>
          {props.aside && <p class="hint">{props.aside}</p>}
          {fault && (
            <p class="fault" role="alert">
              {fault}
            </p>
          )}
          {notice && !notice.failed && (
            <p class="hint" role="status">
              {notice.text}
            </p>
          )}
          <span class="spacer" />
          <OverlayOptions tools={tools} change={changeTools} />
        </>
      }
      zoom={zoom}
      close={props.close}
    />
  );
}
