import { useRef, useState } from 'preact/hooks';
import { hasMarks, type MarkupDrawing, type MarkupStep } from '../../../core/markup/markup.ts';
import { type Placement, placedFirst } from '../../../core/markup/placement.ts';
import { draw } from '../../../core/mask/drawing.ts';
import { t } from '../../../core/text.ts';
import { EditorFrame } from '../paint/editor-frame.tsx';
import { TOOL_ICONS } from '../paint/icons.ts';
import { SizeSlider } from '../paint/size-slider.tsx';
import { largestSize, nextSize, usualSize } from '../paint/sizes.ts';
import { Swatches } from '../paint/swatches.tsx';
import { filesIn, useLoadedFiles } from '../paint/use-loaded-files.ts';
import { PanHint } from '../paint/words.tsx';
import { useZoom } from '../pictures/use-zoom.ts';
import type { ReadMarkupFile } from './markup-png.ts';
import { MarkupStage } from './markup-stage.tsx';
import { PlacementFields } from './placement-fields.tsx';
import { COLOURS, LETTER_SHARE, LINE_SHARE, type MarkupTool, type MarkupTools } from './tools.ts';
import { COLOUR_NAMES, MARKUP_TOOL_NAMES, marksInWords, placementInWords } from './words.ts';

export interface MarkupEditorProps {
  /** The picture's address. */
  readonly source: string;
  /** What it is called, for those who do not see it. */
  readonly name: string;
  /** Of the picture's size, upright. */
  readonly drawing: MarkupDrawing;
  readonly change: (drawing: MarkupDrawing) => void;
  readonly tools: MarkupTools;
  readonly changeTools: (tools: MarkupTools) => void;
  readonly readFile: ReadMarkupFile;
  /** What else there is to say, below the picture. */
  readonly aside?: string | undefined;
  readonly close: () => void;
}

const TOOL_KEYS: Readonly<Record<MarkupTool, string>> = {
  pen: 'P',
  arrow: 'A',
  rectangle: 'R',
  ellipse: 'O',
  note: 'T',
  eraser: 'E',
  pan: 'H',
};
const TOOLS = Object.keys(TOOL_KEYS) as readonly MarkupTool[];
const SHAPES = ['rectangle', 'ellipse', 'arrow', 'note'] as const;

const HELP = 'markup-help';

/** Draws on a picture what should change. */
export function MarkupEditor(props: MarkupEditorProps) {
  const { drawing, change, tools, changeTools } = props;
  const { tool, colour } = tools;
  const frame = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  const most = largestSize(frame);
  const line = Math.min(tools.line ?? usualSize(frame, LINE_SHARE), most);
  const letters = Math.min(tools.letters ?? usualSize(frame, LETTER_SHARE), most);
  const [placement, place] = useState<Placement>();
  const [text, write] = useState('');
  const note = useRef<HTMLInputElement>(null);
  const zoom = useZoom(frame);
  const { loaded, failure } = useLoadedFiles(filesIn(drawing.done), props.readFile);

  const shape = SHAPES.find((one) => one === tool);
  const shown = placement ?? (shape && placedFirst(shape, frame));
  const stepOf = (where: Placement): MarkupStep | undefined => {
    if (where.type !== 'note') return { ...where, colour, line };
    return text.trim() === '' ? undefined : { ...where, colour, text: text.trim(), size: letters };
  };
  const choose = (next: MarkupTool) => {
    changeTools({ ...tools, tool: next });
    place(undefined);
  };
  const add = () => {
    const step = shown && stepOf(shown);
    if (!step) return note.current?.focus();
    change(draw(drawing, step));
    drop();
  };
  const drop = () => {
    place(undefined);
    write('');
  };
  const resize = (larger: boolean) =>
    changeTools(
      tool === 'note'
        ? { ...tools, letters: nextSize(letters, larger, most) }
        : { ...tools, line: nextSize(line, larger, most) },
    );
  return (
    <EditorFrame
      label={t('Markup painter')}
      drawing={drawing}
      change={change}
      tools={TOOLS.map((one) => ({
        key: TOOL_KEYS[one],
        name: MARKUP_TOOL_NAMES[one](),
        icon: TOOL_ICONS[one],
        chosen: tool === one,
        choose: () => choose(one),
      }))}
      groups={[
        [{ label: t('Clear'), disabled: !hasMarks(drawing), act: () => change(draw(drawing, { type: 'clear' })) }],
      ]}
      keys={{ '[': () => resize(false), ']': () => resize(true) }}
      options={
        <>
          {tool !== 'pan' && tool !== 'eraser' && (
            <Swatches
              label={t('Colour')}
              swatches={COLOURS.map((value) => ({ value, name: COLOUR_NAMES[value](), colour: value }))}
              chosen={colour}
              choose={(value) => changeTools({ ...tools, colour: value })}
            />
          )}
          {tool !== 'pan' && tool !== 'note' && (
            <SizeSlider
              label={t('Line')}
              title={t('Width of the line ([ and ])')}
              size={line}
              most={most}
              change={(to) => changeTools({ ...tools, line: to })}
            />
          )}
          {tool === 'note' && (
            <>
              <SizeSlider
                label={t('Letters')}
                title={t('Height of the letters ([ and ])')}
                size={letters}
                most={most}
                change={(to) => changeTools({ ...tools, letters: to })}
              />
              <input
                class="note-text"
                ref={note}
                value={text}
                aria-label={t('Note')}
                placeholder={t('make this red')}
                onInput={({ currentTarget }) => {
                  write(currentTarget.value);
                  if (shown) place(shown);
                }}
                onKeyDown={({ key, isComposing }) => {
                  if (key === 'Enter' && !isComposing) add();
                  if (key === 'Escape') drop();
                }}
              />
            </>
          )}
          {shown && <PlacementFields placement={shown} frame={frame} change={place} add={add} />}
          {tool === 'pan' && <PanHint />}
        </>
      }
      stage={
        <MarkupStage
          source={props.source}
          name={props.name}
          help={HELP}
          drawing={drawing}
          frame={frame}
          tool={tool}
          ink={{ colour, line }}
          letters={letters}
          zoom={zoom}
          loaded={loaded}
          placement={placement}
          place={place}
          write={() => note.current?.focus()}
          placed={placement && stepOf(placement)}
          chooseShape={() => {
            if (shape) return shape;
            choose('rectangle');
            return 'rectangle';
          }}
          draw={(step) => change(draw(drawing, step))}
          add={add}
        />
      }
      help={{
        id: HELP,
        text: t(
          'Arrow keys move a shape, with Alt they size it, with Shift by 10 pixels. Enter adds it, Escape drops it.',
        ),
      }}
      placed={placement && placementInWords(placement)}
      foot={
        <>
          <p class="paint-said" role="status" aria-live="polite">
            {marksInWords(drawing)}
          </p>
          {props.aside && <p class="hint">{props.aside}</p>}
          {failure && (
            <p class="fault" role="alert">
              {failure}
            </p>
          )}
          <span class="spacer" />
        </>
      }
      zoom={zoom}
      close={props.close}
    />
  );
}
