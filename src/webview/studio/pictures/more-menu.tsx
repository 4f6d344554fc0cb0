import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../core/text.ts';
import { DOTS, Icon } from './icons.tsx';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

/** A button and the menu that it opens, in groups. Arrows move in it, Escape closes it and gives the focus back. */
export function MoreMenu({ groups }: { readonly groups: readonly (readonly MenuItem[])[] }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  useEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const step = (by: number) => {
    const all = items();
    const index = all.findIndex((item) => item.matches(':focus'));
    all.at((index + by) % all.length)?.focus();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => items()[0]?.focus(),
    End: () => items().at(-1)?.focus(),
    Escape: close,
    Tab: close,
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    const act = keys[event.key];
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocusOut = ({ currentTarget, relatedTarget }: JSX.TargetedFocusEvent<HTMLDivElement>) => {
    if (relatedTarget !== button.current && !currentTarget.contains(relatedTarget as Node | null)) setOpen(false);
  };
  return (
    <div class="more">
      <button
        type="button"
        class="icon"
        ref={button}
        aria-label={t('More actions')}
        title={t('More actions')}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon path={DOTS} />
      </button>
      {open && (
        <div
          class="menu"
          role="menu"
          aria-label={t('More actions')}
          ref={menu}
          onKeyDown={onKeyDown}
          onFocusOut={onFocusOut}
        >
          {groups
            .filter((group) => group.length > 0)
            .map((group, index) => (
              <div class="menu-group" key={index}>
                {group.map(({ label, run }) => (
                  <button
                    key={label}
                    type="button"
                    role="menuitem"
                    tabIndex={-1}
                    onClick={() => {
                      close();
                      run();
                    }}
                  >
                    {label}
                  </button>
                ))}
              </div>
            ))}
        </div>
      )}
    </div>
  );
}
