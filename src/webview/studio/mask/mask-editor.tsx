import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  canRedo,
  canUndo,
  draw,
  frameOf,
  type MaskDrawing,
  type MaskStep,
  type Rectangle,
  redo,
  undo,
} from '../../../core/mask/drawing.ts';
import { t } from '../../../core/text.ts';
import { useZoom } from '../pictures/use-zoom.ts';
import { ZoomButtons } from '../pictures/zoom-buttons.tsx';
import { BrushOptions } from './brush-options.tsx';
import { REDO, TOOL_ICONS, UNDO } from './icons.ts';
import { maskPngOf, type ReadMask, useLoadedMasks } from './loaded-masks.ts';
import { MaskStage } from './mask-stage.tsx';
import { OverlayOptions } from './overlay-options.tsx';
import { RectangleFields } from './rectangle-fields.tsx';
import { ShapeOptions } from './shape-options.tsx';
import { Toolbar } from './toolbar.tsx';
import { largestSize, type MaskTools, nextSize, type Tool, usualSize } from './tools.ts';
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

/** Paints over a picture what is to change. */
export function MaskEditor(props: MaskEditorProps) {
  const { drawing, change, tools, changeTools, readMask } = props;
  const frame = frameOf(drawing);
  const size = Math.min(tools.size ?? usualSize(frame), largestSize(frame));
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

  const keys: Readonly<Record<string, () => void>> = {
    ...Object.fromEntries(TOOLS.map((tool) => [TOOL_KEYS[tool].toLowerCase(), () => choose(tool)])),
    '[': () => changeTools({ ...tools, size: nextSize(size, false, largestSize(frame)) }),
    ']': () => changeTools({ ...tools, size: nextSize(size, true, largestSize(frame)) }),
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    if (isTyping(event.target)) return;
    const act = historyKey(event) ?? (isPlain(event) ? keys[event.key.toLowerCase()] : undefined);
    if (!act) return;
    act();
    event.preventDefault();
    // Else VS Code would take it for one of its own keys.
    event.stopPropagation();
  };
  const historyKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) => {
    if (!(ctrlKey || metaKey) || altKey) return undefined;
    const back = { z: !shiftKey, y: false }[key.toLowerCase()];
    return back === undefined ? undefined : () => change(back ? undo(drawing) : redo(drawing));
  };

  const fault = notice?.failed ? notice.text : failure;
  const shapes = tools.tool === 'rectangle' || tools.tool === 'ellipse' || tools.tool === 'lasso';
  return (
    <section class="mask-editor" aria-label={t('Mask painter')} onKeyDown={onKeyDown}>
      <div class="mask-bar">
        <Toolbar
          label={t('Tools')}
          groups={[
            TOOLS.map((tool) => ({
              label: TOOL_NAMES[tool](),
              keys: TOOL_KEYS[tool],
              icon: TOOL_ICONS[tool],
              pressed: tools.tool === tool,
              act: () => choose(tool),
            })),
            [
              {
                label: t('Undo'),
                keys: 'Control+Z',
                icon: UNDO,
                disabled: !canUndo(drawing),
                act: () => change(undo(drawing)),
              },
              {
                label: t('Redo'),
                keys: 'Control+Shift+Z',
                icon: REDO,
                disabled: !canRedo(drawing),
                act: () => change(redo(drawing)),
              },
            ],
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
        />
        <button type="button" class="primary" onClick={props.close}>
          {t('Done')}
        </button>
      </div>
      <div class="mask-options">
        {(tools.tool === 'brush' || tools.tool === 'eraser') && (
          <BrushOptions tools={tools} size={size} frame={frame} change={changeTools} />
        )}
        {shapes && <ShapeOptions tools={tools} change={changeTools} />}
        {tools.tool === 'rectangle' && (
          <RectangleFields
            rectangle={rectangle}
            frame={frame}
            change={setRectangle}
            draw={(numbers, mode) => add({ type: 'rectangle', mode, ...numbers })}
          />
        )}
        {tools.tool === 'pan' && <p class="hint">{t('Drag to move, turn the wheel to zoom')}</p>}
      </div>
      <MaskStage
        source={props.source}
        name={props.name}
        drawing={drawing}
        tools={tools}
        size={size}
        zoom={zoom}
        overlay={overlay}
        rectangle={rectangle}
        setRectangle={setRectangle}
        chooseRectangle={() => tools.tool === 'rectangle' || choose('rectangle')}
        draw={add}
      />
      <p class="unseen" id="mask-help">
        {t(
          'Arrow keys move a rectangle, with Alt they size it, with Shift by 10 pixels. Enter adds it, Delete subtracts it.',
        )}
      </p>
      <p class="unseen" role="status">
        {rectangle &&
          t('Rectangle at {0}, {1}: {2} × {3}', rectangle.x, rectangle.y, rectangle.width, rectangle.height)}
      </p>
      <div class="mask-foot">
        <p class="mask-said" role="status" aria-live="polite">
          {overlay.covered !== undefined && coverageInWords(overlay.covered)}
        </p>
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
        <ZoomButtons {...zoom} />
      </div>
    </section>
  );
}

/** AltGr, with which some keyboards write brackets, comes as Ctrl and Alt. */
function isPlain(event: KeyboardEvent): boolean {
  return event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey || event.altKey);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('select, textarea, input:not([type="range"], [type="radio"])');
}
