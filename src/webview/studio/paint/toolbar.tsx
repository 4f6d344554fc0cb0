import { Icon } from '../pictures/icons.tsx';
import { useRoving } from '../roving.ts';

export interface ToolbarItem {
  readonly label: string;
  /** As ARIA names them: `Control+Z`. */
  readonly keys?: string;
  /** In place of the label. */
  readonly icon?: string;
  readonly pressed?: boolean;
  /** It stays in its place and can be reached, for a button that vanishes under the focus loses it. */
  readonly disabled?: boolean;
  readonly act: () => void;
}

/** Groups of buttons, of which one is in the order of the Tab key; arrow keys lead to the others. */
export function Toolbar({
  label,
  groups,
}: {
  readonly label: string;
  readonly groups: readonly (readonly ToolbarItem[])[];
}) {
  const { onKeyDown, placed } = useRoving();
  const starts = groups.map((_, index) => groups.slice(0, index).flat().length);
  return (
    <div class="paint-tools" role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
      {groups.map((items, group) => (
        <div class="group" key={items[0]?.label}>
          {items.map(({ label: name, keys, icon, pressed, disabled, act }, index) => {
            const place = (starts[group] ?? 0) + index;
            return (
              <button
                key={name}
                type="button"
                class={icon ? 'icon' : 'quiet'}
                aria-label={icon ? name : undefined}
                aria-keyshortcuts={keys}
                aria-pressed={pressed}
                aria-disabled={disabled}
                title={titleOf(name, keys)}
                {...placed(place)}
                onClick={() => !disabled && act()}
              >
                {icon ? <Icon path={icon} /> : name}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function titleOf(name: string, keys: string | undefined): string {
  return keys ? `${name} (${keys.split(' ')[0]?.replace('Control', 'Ctrl')})` : name;
}
