import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

interface PopupProps {
  readonly label: string;
  readonly icon: ComponentChildren;
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button and what it opens; Escape and a step outside close it again. */
export function Popup({ label, icon, children }: PopupProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Escape' || !open) return;
    close();
    event.stopPropagation();
  };
  const onFocusOut = ({ currentTarget, relatedTarget }: JSX.TargetedFocusEvent<HTMLDivElement>) => {
    // A press on bare ground moves the focus to nothing; the panel itself takes it where the press is inside.
    if (!currentTarget.contains(relatedTarget as Node | null)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what bubbles from the button and what it opens
    <div class="popup" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button
        type="button"
        class="icon"
        ref={button}
        aria-label={label}
        title={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {icon}
      </button>
      {open && (
        <div class="popup-panel" tabIndex={-1}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
