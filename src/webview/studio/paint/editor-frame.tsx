import type { ComponentChildren, JSX } from 'preact';
import { canRedo, canUndo, type Drawing, redo, undo } from '../../../core/mask/drawing.ts';
import { t } from '../../../core/text.ts';
import type { Zoom } from '../pictures/use-zoom.ts';
import { ZoomButtons } from '../pictures/zoom-buttons.tsx';
import { REDO, UNDO } from './icons.ts';
import { Toolbar, type ToolbarItem } from './toolbar.tsx';

/** A tool by the key that chooses it: an uppercase letter. */
export interface ToolChoice {
  readonly key: string;
  readonly name: string;
  readonly icon: string;
  readonly chosen: boolean;
  readonly choose: () => void;
}

interface EditorFrameProps<Step> {
  readonly label: string;
  readonly drawing: Drawing<Step>;
  readonly change: (drawing: Drawing<Step>) => void;
  readonly tools: readonly ToolChoice[];
  /** Further buttons behind the tools and the history. */
  readonly groups: readonly (readonly ToolbarItem[])[];
  /** Further keys, in lower case. */
  readonly keys: Readonly<Record<string, () => void>>;
  /** What the chosen tool can be told. */
  readonly options: ComponentChildren;
  readonly stage: ComponentChildren;
  /** How the stage goes by keys, and the id of the line that says it. */
  readonly help: { readonly id: string; readonly text: string };
  /** Where the shape lies that keys move, in words. */
  readonly placed: string | undefined;
  readonly foot: ComponentChildren;
  readonly zoom: Zoom;
  readonly close: () => void;
}

/** What a painter stands in: its tools, what the chosen one can be told, the stage, and what it comes to. */
export function EditorFrame<Step>(props: EditorFrameProps<Step>) {
  const { drawing, change, tools, help, zoom } = props;
  const takeBack = () => change(undo(drawing));
  const bringBack = () => change(redo(drawing));
  const keys = { ...Object.fromEntries(tools.map(({ key, choose }) => [key.toLowerCase(), choose])), ...props.keys };
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
    return back === undefined ? undefined : back ? takeBack : bringBack;
  };
  const history: readonly ToolbarItem[] = [
    { label: t('Undo'), keys: 'Control+Z', icon: UNDO, disabled: !canUndo(drawing), act: takeBack },
    { label: t('Redo'), keys: 'Control+Shift+Z', icon: REDO, disabled: !canRedo(drawing), act: bringBack },
  ];
  const choices = tools.map(
    ({ key, name, icon, chosen, choose }): ToolbarItem => ({
      label: name,
      keys: key,
      icon,
      pressed: chosen,
      act: choose,
    }),
  );
  return (
    <section class="painter" aria-label={props.label} onKeyDown={onKeyDown}>
      <div class="paint-bar">
        <Toolbar label={t('Tools')} groups={[choices, history, ...props.groups]} />
        <button type="button" class="primary" onClick={props.close}>
          {t('Done')}
        </button>
      </div>
      <div class="paint-options">{props.options}</div>
      {props.stage}
      <p class="unseen" id={help.id}>
        {help.text}
      </p>
      <p class="unseen" role="status">
        {props.placed}
      </p>
      <div class="paint-foot">
        {props.foot}
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
